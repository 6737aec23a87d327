import { expect, test, vi } from "vitest";
import type { ContainerEntry } from "../engine/mirror/container-entry.ts";
import { createReplica } from "../engine/mirror/replica.ts";
import { containerSummary } from "../engine/types/container.ts";
import { createUsedSource } from "./used-source.ts";

type Thing = { id: string; name: string; size: number };

const containerId = (digit: string) => digit.repeat(64);
const container = (digit: string, name: string, things: readonly string[]): ContainerEntry => ({
  id: containerId(digit),
  details: null,
  summary: containerSummary.parse({
    Id: containerId(digit),
    Names: [`/${name}`],
    Mounts: things.map((thing) => ({ Type: "volume", Name: thing })),
  }),
});

const setUp = () => {
  const report = (error: unknown) => {
    throw error;
  };
  const same = () => false;
  const objects = createReplica<Thing>({ key: (thing) => thing.id, same, report });
  const containers = createReplica<ContainerEntry>({ key: (entry) => entry.id, same, report });
  const thing = (id: string, size = 0): Thing => ({ id, name: `name-of-${id}`, size });
  const put = (...upserts: ContainerEntry[]) => containers.apply({ upserts, removes: [] });
  const source = createUsedSource<Thing, { name: string }>({
    objects,
    containers,
    keyOf: ({ id }) => id,
    namesOf: ({ id, name }) => [id, name],
    usesOf: ({ summary }) =>
      new Map(summary.Mounts.map((mount) => [mount.Name, { name: summary.Names[0] ?? "" }])),
  });
  const heard = vi.fn<Parameters<typeof source.subscribe>[0]>();
  source.subscribe(heard);
  const usersOf = (id: string) => source.get(id)?.uses.map(({ name }) => name);
  return { objects, containers, thing, put, source, heard, usersOf };
};

test("an object is told with its users, whichever of them came first", () => {
  const { objects, thing, put, source, usersOf } = setUp();
  put(container("1", "early", ["a"]));
  objects.apply({ upserts: [thing("a"), thing("b")], removes: [] });
  put(container("2", "late", ["a", "b"]));
  expect(usersOf("a")).toEqual(["/early", "/late"]);
  expect(usersOf("b")).toEqual(["/late"]);
  expect([...source.values()].map((entry) => entry.object.id)).toEqual(["a", "b"]);
});

test("a container's change is told by the objects for which it is news, and by no other", () => {
  const { objects, containers, thing, put, source, heard } = setUp();
  objects.apply({ upserts: [thing("a"), thing("b"), thing("c")], removes: [] });
  put(container("1", "web", ["a", "b"]));
  heard.mockClear();
  const { version } = source;
  put(container("1", "web", ["a", "c"]));
  const told = heard.mock.lastCall?.[0];
  expect(told?.upserts.map((entry) => [entry.object.id, entry.uses.length])).toEqual([
    ["b", 0],
    ["c", 1],
  ]);
  expect(told?.version).toBe(version + 1);
  put(container("1", "web", ["a", "c"]));
  put(container("2", "other", []));
  put(container("3", "lost", ["no-such-thing"]));
  expect(heard).toHaveBeenCalledTimes(1);
  containers.apply({ upserts: [], removes: [containerId("1")] });
  expect(heard.mock.lastCall?.[0].upserts.map((entry) => entry.object.id)).toEqual(["a", "c"]);
});

test("a change of an object keeps its users, and its end is told", () => {
  const { objects, thing, put, source, heard, usersOf } = setUp();
  objects.apply({ upserts: [thing("a")], removes: [] });
  put(container("1", "web", ["a"]));
  objects.apply({ upserts: [thing("a", 7)], removes: [] });
  expect(source.get("a")?.object.size).toBe(7);
  expect(usersOf("a")).toEqual(["/web"]);
  objects.apply({ upserts: [], removes: ["a"] });
  expect(heard.mock.lastCall?.[0]).toMatchObject({ upserts: [], removes: ["a"] });
  heard.mockClear();
  put(container("1", "web", []));
  expect(heard).not.toHaveBeenCalled();
});

test("a use by another name of the object counts, and a name may pass to another object", () => {
  const { objects, thing, put, usersOf } = setUp();
  objects.apply({ upserts: [thing("a")], removes: [] });
  put(container("1", "by-name", ["name-of-a"]), container("2", "by-id", ["a"]));
  expect(usersOf("a")).toEqual(["/by-id", "/by-name"]);
  const heir = { id: "heir", name: "name-of-a", size: 0 };
  objects.apply({ upserts: [heir], removes: ["a"] });
  put(container("3", "new", ["name-of-a"]));
  expect(usersOf("heir")).toEqual(["/by-name", "/new"]);
});

test("what was there before the source is in it", () => {
  const { objects, containers, thing, put } = setUp();
  objects.apply({ upserts: [thing("a")], removes: [] });
  put(container("1", "web", ["a"]));
  const late = createUsedSource<Thing, true>({
    objects,
    containers,
    keyOf: ({ id }) => id,
    namesOf: ({ id }) => [id],
    usesOf: ({ summary }) => new Map(summary.Mounts.map((mount) => [mount.Name, true])),
  });
  expect(late.get("a")?.uses).toEqual([true]);
});
