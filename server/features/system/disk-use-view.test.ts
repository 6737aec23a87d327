import { expect, test } from "vitest";
import { diskUse } from "#lib/contracts/system.ts";
import { engineDiskUse } from "../../engine/types/disk-use.ts";
import { toDiskUse } from "./disk-use-view.ts";

const byKind = (said: object) => {
  const use = diskUse.parse(toDiskUse(engineDiskUse.parse(said), 7));
  return { use, ...Object.fromEntries(use.kinds.map(({ kind, ...rest }) => [kind, rest])) };
};

test("before API 1.52 the sums are made from the lists, as docker system df makes them", () => {
  const found = byKind({
    LayersSize: 1000,
    Images: [
      { Containers: 1, Size: 500, SharedSize: 100 },
      { Containers: 0, Size: 600, SharedSize: 100 },
      { Containers: 2, Size: -1, SharedSize: -1 },
    ],
    Containers: [{ SizeRw: 30, State: "running" }, { SizeRw: 12, State: "exited" }, { State: "created" }],
    Volumes: [
      { Name: "used", UsageData: { Size: 5, RefCount: 1 } },
      { Name: "free", UsageData: { Size: 7, RefCount: 0 } },
      { Name: "remote", UsageData: { Size: -1, RefCount: 0 } },
      { Name: "untold" },
    ],
    BuildCache: [
      { Size: 40, InUse: false, Shared: false },
      { Size: 2, InUse: true, Shared: false },
      { Size: 100, InUse: false, Shared: true },
    ],
  });
  expect(found).toMatchObject({
    images: { count: 3, active: 2, size: 1000, reclaimable: 600 },
    containers: { count: 3, active: 1, size: 42, reclaimable: 12 },
    volumes: { count: 4, active: 1, size: 12, reclaimable: 7 },
    buildCache: { count: 3, active: 1, size: 42, reclaimable: 40 },
    use: { at: 7, volumes: { used: 5, free: 7, remote: -1, untold: -1 } },
  });
});

test("since API 1.52 the engine's own sums are believed", () => {
  const usage = (n: number) => ({ TotalCount: n, ActiveCount: 1, TotalSize: n * 10, Reclaimable: n });
  const found = byKind({
    ImageUsage: usage(2),
    ContainerUsage: usage(3),
    VolumeUsage: { ...usage(1), Items: [{ Name: "data", UsageData: { Size: 10, RefCount: 1 } }] },
    BuildCacheUsage: usage(4),
  });
  expect(found).toMatchObject({
    images: { count: 2, active: 1, size: 20, reclaimable: 2 },
    containers: { count: 3, size: 30 },
    volumes: { count: 1, size: 10 },
    buildCache: { count: 4, size: 40 },
    use: { volumes: { data: 10 } },
  });
});

test("an engine with nothing on it takes nothing", () => {
  const found = byKind({ LayersSize: 0, Images: [], Containers: null, Volumes: null, BuildCache: null });
  expect(found.use.kinds.map(({ size }) => size)).toEqual([0, 0, 0, 0]);
});
