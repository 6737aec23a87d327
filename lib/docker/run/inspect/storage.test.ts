import { expect, test } from "vitest";
import { inspectedContainer } from "./inspected.ts";
import { specStorage } from "./storage.ts";

const volume = (Name: string, Destination: string) => ({ Type: "volume", Name, Destination, RW: true });
const storageOf = (host: object, { volumes = [] as string[], mounts = [] as object[], keep = true } = {}) =>
  specStorage(
    inspectedContainer.parse({
      Id: "a".repeat(64),
      Name: "/one",
      Image: "sha256:0",
      Config: { Image: "i", Volumes: Object.fromEntries(volumes.map((path) => [path, {}])) },
      HostConfig: host,
      Mounts: mounts,
      NetworkSettings: { Networks: {} },
    }),
    { keepVolumes: keep, image: null },
  );

test("a mount without a source keeps the volume that was made for it", () => {
  const host = { Mounts: [{ Type: "volume", Target: "/data" }] };
  const mounts = [volume("f00", "/data/")];
  expect(storageOf(host, { mounts }).mounts).toMatchObject([
    { type: "volume", source: "f00", target: "/data" },
  ]);
  expect(storageOf(host, { mounts }).volumes).toEqual([]);
  expect(storageOf(host, { mounts, keep: false }).mounts).toMatchObject([{ source: "" }]);
});

test("beside --volumes-from, the container's own unnamed volumes are kept, and others' are left to it", () => {
  const host = { VolumesFrom: ["other"] };
  const mounts = [volume("own1", "/own"), volume("theirs", "/theirs"), volume("image1", "/var/lib/db")];
  const { volumes, volumesFrom } = storageOf(host, { mounts, volumes: ["/own", "/var/lib/db"] });
  expect(volumesFrom).toEqual(["other"]);
  expect(volumes).toEqual([
    { source: "own1", target: "/own", mode: "" },
    { source: "image1", target: "/var/lib/db", mode: "" },
  ]);
});

test("an unnamed volume is kept by its name, and left unnamed where nothing is to be kept", () => {
  const given = { mounts: [volume("v1", "/x")], volumes: ["/x"] };
  expect(storageOf({}, given).volumes).toEqual([{ source: "v1", target: "/x", mode: "" }]);
  expect(storageOf({}, { ...given, keep: false }).volumes).toEqual([{ source: "", target: "/x", mode: "" }]);
});
