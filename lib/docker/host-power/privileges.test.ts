import { describe, expect, test } from "vitest";
import { container, nothingElse, plainConfig, reasons, usual } from "./testing/plain-container.ts";

describe("privileges", () => {
  test.each<[string, object, string[]]>([
    [
      "privileged, as the engine shows it",
      { Privileged: true, SecurityOpt: ["label=disable"], MaskedPaths: null },
      ["privileged: Privileged", "security-option: label=disable"],
    ],
    ["a capability", { CapAdd: ["SYS_ADMIN"] }, ["capability: SYS_ADMIN"]],
    ["with prefix", { CapAdd: ["CAP_SYS_PTRACE"] }, ["capability: CAP_SYS_PTRACE"]],
    ["in lower case, as the engine keeps it", { CapAdd: ["sys_admin"] }, ["capability: sys_admin"]],
    ["all", { CapAdd: ["ALL"] }, ["capability: ALL"]],
    ["all, in lower case", { CapAdd: ["all"] }, ["capability: all"]],
    ["an unknown one", { CapAdd: ["WARP"] }, ["capability: WARP"]],
    ["one beside defaults", { CapAdd: ["CHOWN", "NET_ADMIN", "KILL"] }, ["capability: NET_ADMIN"]],
    ["the exact list of API 1.40", { Capabilities: ["CHOWN", "SYS_ADMIN"] }, ["capability: SYS_ADMIN"]],
    ["a device", { Devices: [{ PathOnHost: "/dev/sda" }] }, ["device: Devices"]],
    ["a GPU", { DeviceRequests: [{ Driver: "nvidia", Count: -1 }] }, ["device: DeviceRequests"]],
    ["a device rule", { DeviceCgroupRules: ["b 8:* rwm"] }, ["device: DeviceCgroupRules"]],
    ["another runtime", { Runtime: "nvidia" }, ["runtime: nvidia"]],
    ["runc in another spelling", { Runtime: "RUNC" }, ["runtime: RUNC"]],
  ])("%s", (_, config, expected) => {
    expect(reasons(container(config))).toEqual(expected);
  });

  const defaults =
    "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT";
  test("the 14 default capabilities, in every spelling", () => {
    const CapAdd = defaults.split(" ");
    expect(CapAdd).toHaveLength(14);
    const spelled = [
      ...CapAdd,
      ...CapAdd.map((name) => `CAP_${name}`),
      ...CapAdd.map((name) => `cap_${name.toLowerCase()}`),
    ];
    expect(reasons(container({ CapAdd: spelled }))).toEqual([]);
  });

  test("the engine's own default runtime counts, not runc", () => {
    const of = (Runtime: string, runtime: string) =>
      reasons(container({ Runtime }), nothingElse, { ...usual, runtime });
    expect(of("crun", "crun")).toEqual([]);
    expect(of("", "crun")).toEqual([]);
    expect(of("runc", "crun")).toEqual(["runtime: runc"]);
    expect(of("runc", "io.containerd.runc.v2")).toEqual([]);
    expect(of("io.containerd.runc.v2", "io.containerd.runc.v2")).toEqual([]);
  });
});

describe("security options", () => {
  test.each([
    "seccomp=unconfined",
    "seccomp:unconfined",
    "apparmor=unconfined",
    "APPARMOR=Unconfined",
    "label=disable",
    "label:disable",
    "systempaths=unconfined",
    "unmask=ALL",
    "seccomp=/etc/profile.json",
    " seccomp=/etc/profile.json",
  ])("%s", (option) => {
    expect(reasons(container({ SecurityOpt: ["no-new-privileges", option] }))).toEqual([
      `security-option: ${option}`,
    ]);
  });

  test("a profile of one's own is not printed in full", () => {
    const option = `seccomp={"defaultAction":"SCMP_ACT_ALLOW",\n"x":1}`;
    expect(reasons(container({ SecurityOpt: [option] }))).toEqual(["security-option: seccomp={…}"]);
  });

  test.each<[string, object, string[]]>([
    [
      "systempaths=unconfined, as the docker CLI sends it",
      { MaskedPaths: [], ReadonlyPaths: [] },
      ["MaskedPaths", "ReadonlyPaths"],
    ],
    [
      "a writable /proc/sys",
      { ReadonlyPaths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sysrq-trigger"] },
      ["ReadonlyPaths"],
    ],
    [
      "a readable /proc/kcore",
      { MaskedPaths: plainConfig.MaskedPaths.filter((path) => path !== "/proc/kcore") },
      ["MaskedPaths"],
    ],
    ["a name that only begins the same", { ReadonlyPaths: ["/pro"] }, ["ReadonlyPaths"]],
  ])("%s", (_, config, expected) => {
    expect(reasons(container(config))).toEqual(expected.map((field) => `security-option: ${field}`));
  });
});
