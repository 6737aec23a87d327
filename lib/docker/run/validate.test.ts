import { expect, test } from "vitest";
import { emptySpec } from "./spec/empty.ts";
import { plainMount } from "./spec/mount.ts";
import { plainNetwork } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";
import { validateSpec } from "./validate.ts";

const port = (hostPort: string, containerPort: string, hostIp = "") =>
  ({ hostIp, hostPort, containerPort, protocol: "tcp" }) as const;

const wrong: [Partial<ContainerSpec>, string][] = [
  [{ image: "" }, "image image_required"],
  [{ image: "UPPER" }, "image image_reference"],
  [{ name: "-x" }, "name name_grammar"],
  [{ name: "x" }, "name name_grammar"],
  [{ remove: true, restart: { policy: "always", maximumRetries: 0 } }, "restart rm_with_restart"],
  [{ restart: { policy: "always", maximumRetries: 3 } }, "restart retries_without_on_failure"],
  [{ memory: 1024 }, "memory memory_too_small"],
  [{ memory: 2 ** 30, memorySwap: 2 ** 20 }, "memorySwap less_than"],
  [{ memorySwap: 2 ** 30 }, "memorySwap needs_memory"],
  [{ nanoCpus: 1e9, cpuQuota: 5 }, "nanoCpus cpus_with_quota"],
  [{ publish: [port("80-82", "90-91")] }, "publish.0.hostPort port_ranges_unequal"],
  [{ publish: [port("x", "90")] }, "publish.0.hostPort port_range"],
  [{ publish: [port("80", "")] }, "publish.0.containerPort port_range"],
  [{ publish: [port("80", "90", "nonsense")] }, "publish.0.hostIp port_address"],
  [{ publish: [port("80", "90"), port("80", "91", "127.0.0.1")] }, "publish.1.hostPort port_twice"],
  [{ publish: [port("80", "90")], networks: [plainNetwork("none")] }, "publish ports_without_network"],
  [{ networks: [plainNetwork("a"), plainNetwork("host")] }, "networks network_kinds_mixed"],
  [{ networks: [{ ...plainNetwork("host"), aliases: ["x"] }] }, "networks.0.aliases needs_own_network"],
  [{ networks: [{ ...plainNetwork("a"), ip: "nonsense" }] }, "networks.0.ip address"],
  [{ volumes: [{ source: "/a", target: "b", mode: "" }] }, "volumes.0.target path_not_absolute"],
  [{ volumes: [{ source: "./a", target: "/b", mode: "" }] }, "volumes.0.source relative_path"],
  [{ volumes: [{ source: "", target: "b", mode: "" }] }, "volumes.0.target path_from_root"],
  [{ volumes: [{ source: "/a", target: "/b", mode: "" }], tmpfs: { "/b/": "" } }, "tmpfs mount_twice"],
  [
    { volumes: [{ source: "/a", target: "/b/../c", mode: "" }], mounts: [plainMount("volume", "", "/c")] },
    "mounts.0.target mount_twice",
  ],
  [{ labels: { " ": "x" } }, "labels unreadable"],
  [{ env: [{ name: "A=B", value: "" }] }, "env.0 unreadable"],
  [{ dns: ["nonsense"] }, "dns.0 unreadable"],
  [{ sysctls: { nonsense: "1" } }, "sysctls unreadable"],
  [{ blkioWeight: 5 }, "blkioWeight unreadable"],
  [{ health: { ...emptySpec().health, interval: 5 } }, "health.interval health_too_short"],
];

test.each(wrong)("%j is %s", (part, expected) => {
  const found = validateSpec({ ...emptySpec("nginx"), ...part }).map(({ field, code }) => `${field} ${code}`);
  expect(found).toContain(expected);
});

test("an ordinary container has nothing wrong with it", () => {
  const publish = [port("8080", "80"), port("8080", "81", ""), port("", "82")].slice(0, 1);
  expect(validateSpec({ ...emptySpec("nginx:1.27"), name: "web", publish })).toEqual([]);
});

test("an unnamed volume gives way to what else is at its place, and the same -v twice is one", () => {
  const unnamed = { source: "", target: "/b", mode: "" };
  const named = { source: "data", target: "/b", mode: "" };
  const spec = { ...emptySpec("nginx"), volumes: [unnamed, unnamed, named, named] };
  expect(validateSpec(spec)).toEqual([]);
});
