import { expect, test } from "vitest";
import type { ContainerInspect } from "../../engine/types/container.ts";
import { mountAt, mountsOf } from "./mounts.ts";

const mounts = mountsOf({
  HostConfig: { Tmpfs: { "/run": "size=1m", "/cache/": "" } },
  Mounts: [
    { Type: "volume", Destination: "/dev/shm/kept" },
    { Type: "tmpfs", Destination: "/data/memory" },
    { Type: "bind", Destination: "/data" },
  ],
} as unknown as ContainerInspect);

test.each([
  ["/", "engine"],
  ["/etc/passwd", "engine"],
  ["/proc", "kernel"],
  ["/process", "engine"],
  ["/sys/class", "kernel"],
  ["/dev/null", "memory"],
  ["/run/x", "memory"],
  ["/cache", "memory"],
  ["/data/x", "engine"],
  ["/data/memory/x", "memory"],
  ["/dev/shm/kept/x", "engine"],
])("%s is reached by the innermost mount: %s", (path, kind) => {
  expect(mountAt(mounts, path)).toBe(kind);
});

test("what does not run has nothing mounted: the engine sees it all", () => {
  expect(mountAt([], "/proc")).toBe("engine");
});
