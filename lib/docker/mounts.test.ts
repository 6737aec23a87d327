import { expect, test } from "vitest";
import { containerMounts, type InspectedMounts, type Mount } from "./mounts.ts";

const mount = (given: Partial<Mount> & Pick<Mount, "type" | "destination">): Mount => ({
  name: null,
  source: "",
  driver: null,
  mode: "",
  readOnly: false,
  propagation: "",
  anonymous: false,
  ...given,
});

test.each<[string, InspectedMounts, Mount[]]>([
  ["nothing", {}, []],
  ["nulls", { Mounts: null, HostConfig: { Tmpfs: null } }, []],
  [
    "a read-only bind",
    {
      Mounts: [
        { Type: "bind", Source: "/tmp", Destination: "/x", Mode: "", RW: false, Propagation: "rslave" },
      ],
    },
    [mount({ type: "bind", source: "/tmp", destination: "/x", readOnly: true, propagation: "rslave" })],
  ],
  [
    "a named volume",
    {
      Mounts: [
        {
          Type: "volume",
          Name: "data",
          Source: "/d/_data",
          Destination: "/v",
          Driver: "local",
          Mode: "z",
          RW: true,
          Propagation: "",
        },
      ],
    },
    [
      mount({
        type: "volume",
        name: "data",
        source: "/d/_data",
        destination: "/v",
        driver: "local",
        mode: "z",
      }),
    ],
  ],
  [
    "an anonymous volume",
    {
      Mounts: [
        { Type: "volume", Name: "a".repeat(64), Source: "/d", Destination: "/v", Driver: "local", RW: true },
      ],
    },
    [
      mount({
        type: "volume",
        name: "a".repeat(64),
        source: "/d",
        destination: "/v",
        driver: "local",
        anonymous: true,
      }),
    ],
  ],
  [
    "tmpfs of --mount",
    { Mounts: [{ Type: "tmpfs", Source: "", Destination: "/t", RW: true }] },
    [mount({ type: "tmpfs", destination: "/t" })],
  ],
  [
    "tmpfs of --tmpfs, which only HostConfig has",
    { Mounts: [], HostConfig: { Tmpfs: { "/t": "ro,size=1m", "/s": "" } } },
    [
      mount({ type: "tmpfs", destination: "/s" }),
      mount({ type: "tmpfs", destination: "/t", readOnly: true, mode: "ro,size=1m" }),
    ],
  ],
  [
    "the same tmpfs in both places counts once",
    { Mounts: [{ Type: "tmpfs", Destination: "/t", RW: true }], HostConfig: { Tmpfs: { "/t": "" } } },
    [mount({ type: "tmpfs", destination: "/t" })],
  ],
  [
    "a Windows pipe",
    {
      Mounts: [
        {
          Type: "npipe",
          Source: "\\\\.\\pipe\\docker_engine",
          Destination: "\\\\.\\pipe\\docker_engine",
          RW: true,
        },
      ],
    },
    [
      mount({
        type: "npipe",
        source: "\\\\.\\pipe\\docker_engine",
        destination: "\\\\.\\pipe\\docker_engine",
      }),
    ],
  ],
  [
    "a type of tomorrow, sorted by destination",
    { Mounts: [{ Type: "warp", Destination: "/b" }, { Destination: "/a" }] },
    [mount({ type: "", destination: "/a" }), mount({ type: "warp", destination: "/b" })],
  ],
])("%s", (_, inspect, expected) => {
  expect(containerMounts(inspect)).toEqual(expected);
});
