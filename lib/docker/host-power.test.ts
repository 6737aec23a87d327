import { describe, expect, test } from "vitest";
import {
  container,
  idOf,
  mountPoint,
  nothingElse,
  plainConfig,
  reasons,
  withVolume,
} from "./host-power/testing/plain-container.ts";
import { hostPower } from "./host-power.ts";

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
