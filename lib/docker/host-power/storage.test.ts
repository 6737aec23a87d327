import { describe, expect, test } from "vitest";
import type { KnownObjects } from "../host-power.ts";
import { ownHostPower } from "./own.ts";
import {
  container,
  idOf,
  localVolume,
  mountPoint,
  nothingElse,
  reasons,
  usual,
  withContainers,
  withVolume,
} from "./testing/plain-container.ts";

describe("the same host path by five ways", () => {
  const taintedVolume = { Driver: "local", Options: { type: "none", o: "bind", device: "/srv" } };
  const bound = container({}, { Id: idOf("b"), Mounts: [mountPoint({ Type: "bind", Source: "/srv" })] });
  test.each<[string, object, KnownObjects, string[]]>([
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
  ])("%s", (_, inspect, lookups, expected) => {
    expect(reasons(inspect, lookups)).toEqual(expected);
  });

  test("said in two places, told once", () => {
    const inspect = container(
      { Binds: ["/srv:/m"] },
      { Mounts: [mountPoint({ Type: "bind", Source: "/srv" })] },
    );
    expect(reasons(inspect)).toEqual(["bind-mount: /srv"]);
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
    ["gone", null, ["unreadable: volume data"]],
    ["without driver", { Options: null }, ["unreadable: volume data"]],
    ["with strange options", { Driver: "local", Options: ["device=/"] }, ["unreadable: volume data"]],
  ])("%s", (_, volume, expected) => {
    expect(reasons(mounted, { ...nothingElse, volume: () => volume })).toEqual(expected);
  });

  test("each is asked for once, by its name", () => {
    const Mounts = ["x", "data"].map((Name) => mountPoint({ Type: "volume", Name, Driver: "local" }));
    const config = {
      Binds: ["data:/m", "other:/n"],
      Mounts: [{ Type: "volume", Source: "data", Target: "/m" }],
    };
    const { volumes } = ownHostPower(container(config, { Mounts }), usual);
    expect(volumes.toSorted()).toEqual(["data", "other", "x"]);
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
  ])("%s", (_, inspect, expected) => {
    expect(reasons(inspect, withVolume(localVolume))).toEqual(expected);
  });
});
