import { describe, expect, test } from "vitest";
import { ownHostPower } from "./host-power/own.ts";
import {
  container,
  idOf,
  judged,
  localVolume,
  mountPoint,
  plainConfig,
  reasons,
  usual,
  withVolume,
} from "./host-power/testing/plain-container.ts";
import { hasHostPower, judgeHostPower, type KnownObjects } from "./host-power.ts";

describe("a plain container has none", () => {
  test.each<[string, object]>([
    ["as created by default", {}],
    [
      "null for all that Go may leave nil",
      { Devices: null, MaskedPaths: null, ReadonlyPaths: null, Mounts: null, Runtime: null },
    ],
    [
      "null modes",
      {
        PidMode: null,
        IpcMode: null,
        UTSMode: null,
        UsernsMode: null,
        NetworkMode: null,
        CgroupnsMode: null,
      },
    ],
    ["shareable ipc", { IpcMode: "shareable" }],
    ["no ipc", { IpcMode: "none" }],
    ["no network", { NetworkMode: "none" }],
    ["a network by name", { NetworkMode: "hostess" }],
    ["a network by id", { NetworkMode: idOf("f") }],
    ["default network of old clients", { NetworkMode: "default" }],
    ["dropped capabilities", { CapDrop: ["ALL"] }],
    [
      "no-new-privileges",
      { SecurityOpt: ["no-new-privileges", "no-new-privileges:true", "apparmor=docker-default"] },
    ],
    ["the built-in seccomp profile by name", { SecurityOpt: ["seccomp=builtin"] }],
    ["containerd's name of runc", { Runtime: "io.containerd.runc.v2" }],
    ["more masked than by default", { MaskedPaths: ["/proc", "/sys/firmware"], ReadonlyPaths: ["/proc"] }],
    ["an anonymous volume in Binds", { Binds: ["/data"] }],
    ["Podman's word for an own namespace", { PidMode: "private", UTSMode: "private", UsernsMode: "private" }],
  ])("%s", (_, config) => {
    expect(reasons(container(config))).toEqual([]);
  });

  test("without the fields that API 1.40 did not have", () => {
    const { CgroupnsMode, Runtime, DeviceRequests, ...old } = plainConfig;
    expect(reasons({ Id: idOf("a"), HostConfig: old, Mounts: [] })).toEqual([]);
  });

  test("with tmpfs, an image mount and plain volumes, also by a quota", () => {
    const Mounts = [
      mountPoint({ Type: "tmpfs", Destination: "/run" }),
      mountPoint({ Type: "image", Source: "x" }),
      mountPoint({
        Type: "volume",
        Name: "data",
        Source: "/var/lib/docker/volumes/data/_data",
        Driver: "local",
      }),
    ];
    const inspect = container(
      { Binds: ["data:/m:rw"], Mounts: [{ Type: "volume", Target: "/n" }] },
      { Mounts },
    );
    for (const Options of [null, undefined, {}, { size: "1g" }]) {
      expect(reasons(inspect, withVolume({ Driver: "local", Options }))).toEqual([]);
    }
  });
});

describe("what cannot be read has power", () => {
  const { Privileged: _privileged, ...withoutPrivileged } = plainConfig;
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "inspect"],
    ["null", null, "inspect"],
    ["text", "{}", "inspect"],
    ["an empty object", {}, "Id"],
    ["no HostConfig", { Id: "a", Mounts: [] }, "HostConfig"],
    ["HostConfig null", { Id: "a", HostConfig: null, Mounts: [] }, "HostConfig"],
    ["no Mounts", { Id: "a", HostConfig: plainConfig }, "Mounts"],
    [
      "an entry of the list",
      { Id: "a", HostConfig: { NetworkMode: "bridge" }, Mounts: [] },
      "HostConfig.Privileged",
    ],
    ["no Privileged", { Id: "a", HostConfig: withoutPrivileged, Mounts: [] }, "HostConfig.Privileged"],
    [
      "another case",
      { Id: "a", HostConfig: { ...withoutPrivileged, privileged: false }, Mounts: [] },
      "HostConfig.Privileged",
    ],
    ["Privileged as text", container({ Privileged: "false" }), "HostConfig.Privileged"],
    ["Privileged null", container({ Privileged: null }), "HostConfig.Privileged"],
    ["CapAdd as text", container({ CapAdd: "ALL" }), "HostConfig.CapAdd"],
    ["Binds of numbers", container({ Binds: [1] }), "HostConfig.Binds.0"],
    ["a mode as a number", container({ PidMode: 1 }), "HostConfig.PidMode"],
    ["Devices as an object", container({ Devices: {} }), "HostConfig.Devices"],
    ["a mount point without type", container({}, { Mounts: [mountPoint({ Type: "" })] }), "Mounts.0.Type"],
    ["a mount point that is null", container({}, { Mounts: [null] }), "Mounts.0"],
    ["a volume without name", container({}, { Mounts: [mountPoint({ Type: "volume" })] }), "Mounts.0"],
  ])("%s", (_, inspect, where) => {
    expect(reasons(inspect)).toEqual([`unreadable: ${where}`]);
  });

  test.each([
    "Binds",
    "CapAdd",
    "SecurityOpt",
    "VolumesFrom",
    "Devices",
    "NetworkMode",
    "PidMode",
    "IpcMode",
    "UTSMode",
    "UsernsMode",
  ])("%s missing altogether", (field) => {
    expect(reasons(container({ [field]: undefined }))).toEqual([`unreadable: HostConfig.${field}`]);
  });
});

describe("what is not known yet", () => {
  const unknown: KnownObjects = { container: () => undefined, volume: () => undefined };
  const verdict = (inspect: unknown, known = unknown) => judgeHostPower(ownHostPower(inspect, usual), known);
  const joined = container({ Binds: ["data:/m"], PidMode: "container:b", VolumesFrom: ["c:ro", "b"] });

  test("is told, each once, and leaves the question open", () => {
    const open = verdict(joined);
    expect(open).toEqual({ reasons: [], missing: { containers: ["b", "c"], volumes: ["data"] } });
    expect(hasHostPower(open)).toBeNull();
  });

  test("what another container would have to be asked for is told as well", () => {
    const other = ownHostPower(
      container({ Binds: ["more:/m"], VolumesFrom: ["d"] }, { Id: idOf("b") }),
      usual,
    );
    const { missing } = verdict(joined, {
      ...unknown,
      container: (ref) => (ref === "b" ? other : undefined),
    });
    expect(missing).toEqual({ containers: ["d", "c"], volumes: ["data", "more"] });
  });

  test("does not hide what is known", () => {
    const open = verdict(container({ Binds: ["data:/m"], CapAdd: ["ALL"] }));
    expect(open.reasons).toHaveLength(1);
    expect(hasHostPower(open)).toBe(true);
  });

  test("is nothing for a container that stands alone", () => {
    expect(hasHostPower(verdict(container()))).toBe(false);
    expect(hasHostPower(verdict(container({ Privileged: true })))).toBe(true);
    expect(hasHostPower(verdict(undefined))).toBe(true);
  });

  test("is no more once it is known", () => {
    const plain = ownHostPower(container({}, { Id: idOf("b") }), usual);
    expect(hasHostPower(verdict(joined, { container: () => plain, volume: () => localVolume }))).toBe(false);
  });
});

describe("what a container says of itself", () => {
  test("is the same in whichever order the engine lists its mounts", () => {
    const Mounts = [
      mountPoint({ Type: "bind", Source: "/srv", Destination: "/a" }),
      mountPoint({ Type: "volume", Name: "data", Destination: "/b" }),
      mountPoint({ Type: "bind", Source: "/etc", Destination: "/c" }),
      mountPoint({ Type: "volume", Name: "more", Destination: "/d" }),
    ];
    const [one, other] = [Mounts, Mounts.toReversed()].map((given) =>
      ownHostPower(container({}, { Mounts: given }), usual),
    );
    expect(other).toEqual(one);
    expect(one?.volumes).toEqual(["data", "more"]);
  });

  test("is short, in its words and in their number", () => {
    const Binds = Array.from({ length: 500 }, (_, index) => `/${"x".repeat(5000)}${index}:/m`);
    expect(judged(container({ Binds }))[0]?.detail).toHaveLength(201);
    expect(judged(container({ CapAdd: Binds.map((_, index) => `CAP_${index}`) }))).toHaveLength(100);
  });
});
