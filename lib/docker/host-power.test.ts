import { describe, expect, test } from "vitest";
import type { HostPowerKind } from "./host-power/reason.ts";
import { type HostPowerLookups, hostPower } from "./host-power.ts";

const idOf = (letter: string) => letter.repeat(64);

// What dockerd 26.1.5 answers for `docker create busybox`, its fields that matter here.
const plainConfig = {
  Binds: null,
  NetworkMode: "bridge",
  VolumeDriver: "",
  VolumesFrom: null,
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: "private",
  IpcMode: "private",
  Cgroup: "",
  PidMode: "",
  Privileged: false,
  SecurityOpt: null,
  Tmpfs: { "/run": "rw" },
  UTSMode: "",
  UsernsMode: "",
  Runtime: "runc",
  Devices: [],
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MaskedPaths: [
    "/proc/asound",
    "/proc/acpi",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/sys/firmware",
    "/sys/devices/virtual/powercap",
  ],
  ReadonlyPaths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"],
};

const container = (config: object = {}, rest: object = {}) => ({
  Id: idOf("a"),
  HostConfig: { ...plainConfig, ...config },
  Mounts: [] as unknown[],
  NetworkSettings: { Networks: { bridge: {} } },
  ...rest,
});

const nothingElse: HostPowerLookups = { volumeOf: () => undefined, containerOf: () => undefined };
const withVolume = (volume: object): HostPowerLookups => ({ ...nothingElse, volumeOf: () => volume });
const withContainers = (others: Record<string, unknown>): HostPowerLookups => ({
  volumeOf: () => ({ Driver: "local", Options: null }),
  containerOf: (ref) => others[ref],
});

const reasons = async (inspect: unknown, lookups = nothingElse) =>
  (await hostPower(inspect, lookups)).map(({ kind, detail }) => `${kind}: ${detail}`);

const localVolume = { Driver: "local", Options: null };
const mountPoint = (given: object) => ({
  Source: "",
  Destination: "/m",
  Mode: "",
  RW: true,
  Propagation: "",
  ...given,
});

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
  ])("%s", async (_, config) => {
    expect(await reasons(container(config))).toEqual([]);
  });

  test("without the fields that API 1.40 did not have", async () => {
    const { CgroupnsMode, Runtime, DeviceRequests, ...old } = plainConfig;
    expect(await reasons({ Id: idOf("a"), HostConfig: old, Mounts: [] })).toEqual([]);
  });

  test("with tmpfs, an image mount and plain volumes, also by a quota", async () => {
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
      expect(await reasons(inspect, withVolume({ Driver: "local", Options }))).toEqual([]);
    }
  });
});

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
  ])("%s", async (_, config, expected) => {
    expect(await reasons(container(config))).toEqual(expected);
  });

  const defaults =
    "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT";
  test("the 14 default capabilities, in every spelling", async () => {
    const CapAdd = defaults.split(" ");
    expect(CapAdd).toHaveLength(14);
    const spelled = [
      ...CapAdd,
      ...CapAdd.map((name) => `CAP_${name}`),
      ...CapAdd.map((name) => `cap_${name.toLowerCase()}`),
    ];
    expect(await reasons(container({ CapAdd: spelled }))).toEqual([]);
  });

  test("the engine's own default runtime counts, not runc", async () => {
    const lookups = { ...nothingElse, defaultRuntime: "crun" };
    expect(await reasons(container({ Runtime: "crun" }), lookups)).toEqual([]);
    expect(await reasons(container({ Runtime: "" }), lookups)).toEqual([]);
    expect(await reasons(container({ Runtime: "runc" }), lookups)).toEqual(["runtime: runc"]);
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
  ])("%s", async (option) => {
    expect(await reasons(container({ SecurityOpt: ["no-new-privileges", option] }))).toEqual([
      `security-option: ${option}`,
    ]);
  });

  test("a profile of one's own is not printed in full", async () => {
    const option = `seccomp={"defaultAction":"SCMP_ACT_ALLOW",\n"x":1}`;
    expect(await reasons(container({ SecurityOpt: [option] }))).toEqual(["security-option: seccomp={…}"]);
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
  ])("%s", async (_, config, expected) => {
    expect(await reasons(container(config))).toEqual(expected.map((field) => `security-option: ${field}`));
  });
});

describe("namespaces of the host", () => {
  test.each(["PidMode", "IpcMode", "UTSMode", "UsernsMode", "CgroupnsMode", "NetworkMode"])(
    "%s",
    async (mode) => {
      expect(await reasons(container({ [mode]: "host" }))).toEqual([`namespace: ${mode}=host`]);
      expect(await reasons(container({ [mode]: "HOST" }))).toEqual([`namespace: ${mode}=HOST`]);
      expect(await reasons(container({ [mode]: "ns:/proc/1/ns/x" }))).toEqual([
        `namespace: ${mode}=ns:/proc/1/ns/x`,
      ]);
    },
  );

  test("the host network by its id", async () => {
    const inspect = container(
      { NetworkMode: idOf("f") },
      { NetworkSettings: { Networks: { host: { NetworkID: "" } } } },
    );
    expect(await reasons(inspect)).toEqual(["namespace: NetworkMode=host"]);
  });

  test("a mode nobody knows", async () => {
    expect(await reasons(container({ PidMode: "warp" }))).toEqual(["namespace: PidMode=warp"]);
    expect(await reasons(container({ PidMode: "container:" }))).toEqual(["namespace: PidMode=container:"]);
  });
});

describe("the same host path by five ways", () => {
  const taintedVolume = { Driver: "local", Options: { type: "none", o: "bind", device: "/srv" } };
  const bound = container({}, { Id: idOf("b"), Mounts: [mountPoint({ Type: "bind", Source: "/srv" })] });
  test.each<[string, object, HostPowerLookups, string[]]>([
    ["Binds", container({ Binds: ["/srv:/m:ro"] }), nothingElse, ["bind-mount: /srv"]],
    [
      "HostConfig.Mounts",
      container({ Mounts: [{ Type: "bind", Source: "/srv", Target: "/m" }] }),
      nothingElse,
      ["bind-mount: /srv"],
    ],
    [
      "Mounts, as a service's task has it",
      container({}, { Mounts: [mountPoint({ Type: "bind", Source: "/srv" })] }),
      nothingElse,
      ["bind-mount: /srv"],
    ],
    [
      "VolumesFrom",
      container({ VolumesFrom: ["other:ro"] }),
      withContainers({ other: bound }),
      ["volumes-from: other:ro (bind-mount)"],
    ],
    [
      "a volume's own options, named in Binds",
      container({ Binds: ["data:/m"] }),
      withVolume(taintedVolume),
      ["volume-options: data: /srv"],
    ],
    [
      "a volume's own options, named in Mounts",
      container({}, { Mounts: [mountPoint({ Type: "volume", Name: "data", Driver: "local" })] }),
      withVolume(taintedVolume),
      ["volume-options: data: /srv"],
    ],
    [
      "DriverConfig of a mount",
      container({
        Mounts: [
          {
            Type: "volume",
            Source: "data",
            Target: "/m",
            VolumeOptions: { DriverConfig: { Options: { o: "bind", device: "/srv", type: "none" } } },
          },
        ],
      }),
      withVolume(localVolume),
      ["volume-options: data: /srv"],
    ],
  ])("%s", async (_, inspect, lookups, expected) => {
    expect(await reasons(inspect, lookups)).toEqual(expected);
  });

  test("said in two places, told once", async () => {
    const inspect = container(
      { Binds: ["/srv:/m"] },
      { Mounts: [mountPoint({ Type: "bind", Source: "/srv" })] },
    );
    expect(await reasons(inspect)).toEqual(["bind-mount: /srv"]);
  });
});

describe("volumes", () => {
  const mounted = container({}, { Mounts: [mountPoint({ Type: "volume", Name: "data", Driver: "local" })] });
  test.each<[string, unknown, string[]]>([
    ["device alone", { Driver: "local", Options: { device: "/srv" } }, ["volume-options: data: /srv"]],
    ["o alone", { Driver: "local", Options: { o: "size=1m" } }, ["volume-options: data"]],
    ["empty o", { Driver: "local", Options: { o: "" } }, ["volume-options: data"]],
    ["in capitals", { Driver: "local", Options: { Device: "/srv" } }, ["volume-options: data: /srv"]],
    [
      "a share, without its password",
      { Driver: "local", Options: { type: "cifs", o: "password=secret", device: "//nas/x" } },
      ["volume-options: data: //nas/x"],
    ],
    [
      "the engine's socket behind a volume",
      { Driver: "local", Options: { o: "bind", device: "/var/run" } },
      ["volume-options: data: /var/run", "engine-socket: /var/run"],
    ],
    ["another driver", { Driver: "rclone", Options: null }, ["volume-driver: data: rclone"]],
    ["unknown", undefined, ["unreadable: volume data"]],
    ["null", null, ["unreadable: volume data"]],
    ["without driver", { Options: null }, ["unreadable: volume data"]],
    ["with strange options", { Driver: "local", Options: ["device=/"] }, ["unreadable: volume data"]],
  ])("%s", async (_, volume, expected) => {
    expect(await reasons(mounted, { ...nothingElse, volumeOf: async () => volume })).toEqual(expected);
  });

  test("each is asked for once, by its name", async () => {
    const asked: string[] = [];
    const volumeOf = (name: string) => {
      asked.push(name);
      return localVolume;
    };
    const Mounts = ["x", "data"].map((Name) => mountPoint({ Type: "volume", Name, Driver: "local" }));
    const config = {
      Binds: ["data:/m", "other:/n"],
      Mounts: [{ Type: "volume", Source: "data", Target: "/m" }],
    };
    expect(await hostPower(container(config, { Mounts }), { ...nothingElse, volumeOf })).toEqual([]);
    expect(asked.sort()).toEqual(["data", "other", "x"]);
  });

  test.each<[string, object, string[]]>([
    [
      "driver of the mount point",
      container({}, { Mounts: [mountPoint({ Type: "volume", Name: "data", Driver: "nfs" })] }),
      ["volume-driver: data: nfs"],
    ],
    ["--volume-driver", container({ VolumeDriver: "nfs" }), ["volume-driver: nfs"]],
    [
      "driver of a mount's DriverConfig",
      container({ Mounts: [{ Type: "volume", VolumeOptions: { DriverConfig: { Name: "nfs" } } }] }),
      ["volume-driver: : nfs"],
    ],
    [
      "a cluster volume",
      container({}, { Mounts: [mountPoint({ Type: "cluster" })] }),
      ["mount-type: cluster /m"],
    ],
    ["a type of tomorrow", container({ Mounts: [{ Type: "warp", Target: "/w" }] }), ["mount-type: warp /w"]],
    [
      "a type in capitals",
      container({ Mounts: [{ Type: "Tmpfs", Target: "/w" }] }),
      ["mount-type: Tmpfs /w"],
    ],
    [
      "a named pipe of Windows",
      container({}, { Mounts: [mountPoint({ Type: "npipe", Source: "\\\\.\\pipe\\x" })] }),
      ["bind-mount: \\\\.\\pipe\\x"],
    ],
    ["a Windows path", container({ Binds: ["C:\\data:C:\\m"] }), ["bind-mount: C:\\data:C:\\m"]],
    ["a relative path", container({ Binds: ["./x:/m"] }), ["bind-mount: ./x"]],
    ["a home", container({ Binds: ["~/x:/m"] }), ["bind-mount: ~/x"]],
  ])("%s", async (_, inspect, expected) => {
    expect(await reasons(inspect, withVolume(localVolume))).toEqual(expected);
  });
});

describe("engine sockets", () => {
  const kinds = async (bind: string): Promise<HostPowerKind[]> =>
    (await hostPower(container({ Binds: [bind] }), withVolume(localVolume))).map(({ kind }) => kind);
  test.each([
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/containerd/containerd.sock",
    "/run/podman/podman.sock",
    "/home/me/.docker/run/docker.sock",
    "/opt/Docker.SOCK",
    "/srv/docker-rootful.sock",
    "/",
    "//",
    "/.",
    "/run",
    "/run/",
    "/var",
    "/var/run",
    "/var/run/.",
    "/srv/../run",
    "/run/containerd",
    "/run/podman",
    "/run/user",
    "/run/user/1000",
    "/run/user/1000/podman/",
    "/proc",
    "/proc/1",
    "/proc/1/root",
    "/proc/4242/root/run",
    "//./pipe/docker_engine",
  ])("%s", async (path) => {
    expect(await kinds(`${path}:/m`)).toEqual(["bind-mount", "engine-socket"]);
  });

  test.each([
    "/srv",
    "/runner",
    "/var/lib",
    "/run/user/1000/bus",
    "/run/dockerish",
    "/srv/docker.sock.bak",
    "/proc/1/fd",
  ])("%s is only a bind mount", async (path) => {
    expect(await kinds(`${path}:/m`)).toEqual(["bind-mount"]);
  });

  test("a socket's name inside, even from a volume", async () => {
    expect(await kinds("/srv/x:/var/run/docker.sock")).toEqual(["bind-mount", "engine-socket"]);
    expect(await kinds("data:/var/run/docker.sock")).toEqual(["engine-socket"]);
  });
});

describe("other containers", () => {
  const clean = (letter: string, config: object = {}) => container(config, { Id: idOf(letter) });
  const strong = (letter: string) => clean(letter, { Privileged: true });
  const modes = ["PidMode", "IpcMode", "NetworkMode", "UTSMode", "UsernsMode", "CgroupnsMode", "Cgroup"];

  test.each(modes)("%s of a container", async (mode) => {
    const inspect = container({ [mode]: `container:${idOf("b")}` });
    const words = `${mode}=container:${idOf("b")}`;
    expect(await reasons(inspect, withContainers({ [idOf("b")]: clean("b") }))).toEqual([]);
    expect(await reasons(inspect, withContainers({ [idOf("b")]: strong("b") }))).toEqual([
      `namespace: ${words} (privileged)`,
    ]);
    expect(await reasons(inspect, withContainers({}))).toEqual([`namespace: ${words} (unreadable)`]);
  });

  test.each<[string, unknown]>([
    ["gone", undefined],
    ["null", null],
    ["an entry of the list", { Id: idOf("b"), HostConfig: { NetworkMode: "bridge" }, Mounts: [] }],
  ])("volumes from a container that is %s", async (_, other) => {
    const found = await reasons(container({ VolumesFrom: ["b"] }), withContainers({ b: other }));
    expect(found).toEqual(["volumes-from: b (unreadable)"]);
  });

  test("through several, by different ways", async () => {
    const others = {
      b: clean("b", { NetworkMode: `container:${idOf("c")}` }),
      [idOf("c")]: clean("c", { VolumesFrom: ["plain", "d:ro"] }),
      plain: clean("e"),
      d: clean("d", { CapAdd: ["SYS_ADMIN"] }),
    };
    expect(await reasons(container({ VolumesFrom: ["b:rw"] }), withContainers(others))).toEqual([
      "volumes-from: b:rw (capability)",
    ]);
  });

  test("a volume of another container is judged as well", async () => {
    const other = container({ Binds: ["data:/m"] }, { Id: idOf("b") });
    const lookups = {
      ...withContainers({ b: other }),
      volumeOf: () => ({ Driver: "local", Options: { device: "/" } }),
    };
    expect(await reasons(container({ VolumesFrom: ["b"] }), lookups)).toEqual([
      "volumes-from: b (volume-options)",
    ]);
  });

  test("circles end, with and without power in them", async () => {
    const ring = (last: object) => ({
      b: clean("b", { VolumesFrom: ["c"] }),
      c: clean("c", { VolumesFrom: ["a", "b", "c"], ...last }),
      a: clean("a", { VolumesFrom: ["b"] }),
    });
    expect(await reasons(container({ VolumesFrom: ["b"] }), withContainers(ring({})))).toEqual([]);
    const tainted = withContainers(ring({ PidMode: "host" }));
    expect(await reasons(container({ VolumesFrom: ["b"] }), tainted)).toEqual([
      "volumes-from: b (namespace)",
    ]);
  });

  test("itself", async () => {
    const self = container({ VolumesFrom: ["a"] });
    expect(await reasons(self, withContainers({ a: self }))).toEqual([]);
  });

  test("each reference is judged by itself", async () => {
    const others = { b: strong("b"), c: clean("c"), d: clean("d", { VolumesFrom: ["b"] }) };
    expect(await reasons(container({ VolumesFrom: ["b", "c", "d"] }), withContainers(others))).toEqual([
      "volumes-from: b (privileged)",
      "volumes-from: d (privileged)",
    ]);
  });

  test("a chain without end is refused after a bounded number of questions", async () => {
    let asked = 0;
    const containerOf = (ref: string) => {
      asked += 1;
      return { ...clean("x", { VolumesFrom: [`${ref}x`] }), Id: ref };
    };
    expect(await reasons(container({ VolumesFrom: ["b"] }), { ...nothingElse, containerOf })).toEqual([
      "volumes-from: b (chain too long)",
    ]);
    expect(asked).toBeLessThanOrEqual(64);
  });

  test("promises are awaited, and a failed lookup fails the question", async () => {
    const lookups = withContainers({});
    const later = { ...lookups, containerOf: async () => strong("b") };
    expect(await reasons(container({ VolumesFrom: ["b"] }), later)).toEqual(["volumes-from: b (privileged)"]);
    const broken = { ...lookups, containerOf: async () => Promise.reject(new Error("engine gone")) };
    await expect(hostPower(container({ VolumesFrom: ["b"] }), broken)).rejects.toThrow("engine gone");
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
  ])("%s", async (_, inspect, where) => {
    expect(await reasons(inspect)).toEqual([`unreadable: ${where}`]);
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
  ])("%s missing altogether", async (field) => {
    expect(await reasons(container({ [field]: undefined }))).toEqual([`unreadable: HostConfig.${field}`]);
  });
});

test("a long detail is cut", async () => {
  const [first] = await hostPower(container({ Binds: [`/${"x".repeat(5000)}:/m`] }), nothingElse);
  expect(first?.detail).toHaveLength(201);
});
