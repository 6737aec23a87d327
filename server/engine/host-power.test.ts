import { describe, expect, test } from "vitest";
import { combineHostPower, type DirectHostPower, directHostPower } from "./host-power.ts";
import { containerInspect } from "./types/container.ts";
import { volumeEntry } from "./types/volume.ts";

const defaults = { runtime: "runc", privateCgroupns: true };
const power = (host: Record<string, unknown>, mounts: object[] = [], using = defaults): DirectHostPower =>
  directHostPower(
    containerInspect.parse({ Id: "e".repeat(64), State: {}, HostConfig: host, Config: {}, Mounts: mounts }),
    using,
  );
const kinds = (host: Record<string, unknown>, mounts: object[] = []) =>
  power(host, mounts).reasons.map((reason) => reason.kind);

test("what every container has is no power", () => {
  const plain = {
    NetworkMode: "bridge",
    IpcMode: "private",
    PidMode: "",
    UTSMode: "",
    UsernsMode: "",
    CgroupnsMode: "private",
    Runtime: "runc",
    CapAdd: ["NET_BIND_SERVICE", "CAP_CHOWN"],
    SecurityOpt: ["no-new-privileges"],
    MaskedPaths: ["/proc/kcore"],
    ReadonlyPaths: ["/proc/sys"],
  };
  const mounts = [
    { Type: "volume", Name: "data", Driver: "local" },
    { Type: "tmpfs", Destination: "/tmp" },
  ];
  expect(power(plain, mounts)).toEqual({ reasons: [], containers: [], volumes: ["data"] });
});

test.each<[string, Record<string, unknown>]>([
  ["privileged", { Privileged: true }],
  ["capability", { CapAdd: ["SYS_ADMIN"] }],
  ["capability", { CapAdd: ["cap_net_admin"] }],
  ["capability", { CapAdd: ["ALL"] }],
  ["namespace", { NetworkMode: "host" }],
  ["namespace", { PidMode: "host" }],
  ["namespace", { IpcMode: "host" }],
  ["namespace", { UTSMode: "host" }],
  ["namespace", { UsernsMode: "host" }],
  ["namespace", { CgroupnsMode: "host" }],
  ["device", { Devices: [{ PathOnHost: "/dev/sda" }] }],
  ["device-request", { DeviceRequests: [{ Driver: "nvidia" }] }],
  ["device-rule", { DeviceCgroupRules: ["c 1:* rwm"] }],
  ["security-option", { SecurityOpt: ["seccomp=unconfined"] }],
  ["security-option", { SecurityOpt: ["apparmor:unconfined"] }],
  ["security-option", { SecurityOpt: ["label=disable"] }],
  ["security-option", { SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'] }],
  ["system-paths", { MaskedPaths: [] }],
  ["runtime", { Runtime: "sysbox-runc" }],
])("%s: %j", (kind, host) => {
  expect(kinds(host)).toEqual([kind]);
});

test("a host's path is power however it is mounted; so is a foreign volume driver", () => {
  expect(kinds({}, [{ Type: "bind", Source: "/etc" }])).toEqual(["bind"]);
  expect(kinds({}, [{ Type: "npipe", Source: "x" }])).toEqual(["bind"]);
  expect(kinds({}, [{ Type: "volume", Name: "v", Driver: "rexray" }])).toEqual(["volume-driver"]);
});

test("on cgroup v1 the host's cgroup namespace is what every container has", () => {
  expect(power({ CgroupnsMode: "host" }, [], { runtime: "runc", privateCgroupns: false }).reasons).toEqual(
    [],
  );
});

describe("what is shared with other containers", () => {
  const plain = power({});
  const strong = power({ Privileged: true });
  const volume = (Options: Record<string, string>) => volumeEntry.parse({ Name: "v", Options });
  const nowhere = { container: () => null, volume: () => null };

  test.each([
    { NetworkMode: "container:x" },
    { PidMode: "container:x" },
    { IpcMode: "container:x" },
    { VolumesFrom: ["x:ro"] },
  ])("%j follows the other", (host) => {
    const own = power(host);
    expect(combineHostPower(own, { ...nowhere, container: () => plain })).toEqual([]);
    expect(combineHostPower(own, { ...nowhere, container: () => strong })).toEqual([
      { kind: "shares", detail: "x" },
    ]);
    expect(combineHostPower(own, { ...nowhere, container: () => undefined })).toBeNull();
  });

  test("a container that is gone counts: what was taken from it lives on", () => {
    expect(combineHostPower(power({ PidMode: "container:x" }), nowhere)).toEqual([
      { kind: "shares", detail: "x" },
    ]);
  });

  test("circles end", () => {
    const a = power({ VolumesFrom: ["b"] });
    const b = power({ VolumesFrom: ["a"] });
    const lookup = { ...nowhere, container: (ref: string) => (ref === "a" ? a : b) };
    expect(combineHostPower(a, lookup, new Set(["a"]))).toEqual([]);
  });

  test("a volume that binds a path or a device is power, one that is not known is unknown", () => {
    const own = power({}, [{ Type: "volume", Name: "v", Driver: "local" }]);
    const withVolume = (found: ReturnType<typeof volume> | undefined) =>
      combineHostPower(own, { ...nowhere, volume: () => found });
    expect(withVolume(volume({}))).toEqual([]);
    expect(withVolume(volume({ type: "none", o: "bind", device: "/" }))).toEqual([
      { kind: "volume-options", detail: "v: /" },
    ]);
    expect(withVolume(undefined)).toBeNull();
  });
});
