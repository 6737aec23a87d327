import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { containerSummary } from "../types/container.ts";
import { type VolumeEntry, volumeEntry } from "../types/volume.ts";
import type { ContainerDetails, ContainerEntry } from "./container-entry.ts";
import { hostPowerIn } from "./host-power-in.ts";
import { createReplica } from "./replica.ts";

const idOf = (digit: string) => digit.repeat(64);
type Power = ContainerDetails["hostPower"];
const powerOf = (digit: string, more: Partial<Power> = {}): Power => ({
  id: idOf(digit),
  reasons: [],
  containers: [],
  volumes: [],
  ...more,
});
const volumesFrom = (container: string): Partial<Power> => ({
  containers: [{ kind: "volumes-from", container, words: container }],
});
const privileged: Partial<Power> = { reasons: [{ kind: "privileged", detail: "Privileged" }] };

const entryOf = (digit: string, name: string, power: Partial<Power> | null): ContainerEntry => ({
  id: idOf(digit),
  summary: containerSummary.parse({ Id: idOf(digit), Names: [`/${name}`] }),
  details: power && {
    startedAt: null,
    finishedAt: null,
    exitCode: 0,
    restartCount: 0,
    oomKilled: false,
    health: null,
    tty: false,
    openStdin: false,
    autoRemove: false,
    hostPower: powerOf(digit, power),
  },
});

const kindsOf = (entries: ContainerEntry[], found: VolumeEntry[] = []) => {
  const options = { same: isDeepStrictEqual, report: () => undefined };
  const containers = createReplica<ContainerEntry>({ ...options, key: (entry) => entry.id });
  const volumes = createReplica<VolumeEntry>({ ...options, key: (volume) => volume.Name });
  containers.replace(entries);
  volumes.replace(found);
  return { containers, volumes };
};
const own = (power: Partial<Power> | null, others: ContainerEntry[] = [], volumes: VolumeEntry[] = []) =>
  hostPowerIn(kindsOf([entryOf("a", "asked", power), ...others], volumes), idOf("a"))?.map(
    ({ kind }) => kind,
  ) ?? null;

test("what is known of the container itself", () => {
  expect(own({})).toEqual([]);
  expect(own(privileged)).toEqual(["privileged"]);
});

test("not known: no details yet, or no such container", () => {
  expect(own(null)).toBeNull();
  expect(hostPowerIn(kindsOf([]), idOf("a"))).toBeNull();
});

test("a volume is judged once it is here; until then only what is known counts", () => {
  const volume = (Options: object) => volumeEntry.parse({ Name: "data", Driver: "local", Options });
  expect(own({ volumes: ["data"] })).toBeNull();
  expect(own({ volumes: ["data"], ...privileged })).toEqual(["privileged"]);
  expect(own({ volumes: ["data"] }, [], [volume({})])).toEqual([]);
  expect(own({ volumes: ["data"] }, [], [volume({ device: "/srv", o: "bind" })])).toEqual(["volume-options"]);
});

test.each([idOf("b"), "bbbb", "other"])("another container, by %s", (ref) => {
  expect(own(volumesFrom(ref), [entryOf("b", "other", {})])).toEqual([]);
  expect(own(volumesFrom(ref), [entryOf("b", "other", privileged)])).toEqual(["volumes-from"]);
  expect(own(volumesFrom(ref), [entryOf("b", "other", null)])).toBeNull();
  expect(own(volumesFrom(ref))).toEqual(["volumes-from"]);
});

test("a name comes before the beginning of an id, as with the engine", () => {
  const others = [entryOf("b", "other", privileged), entryOf("c", "bbbb", {})];
  expect(own(volumesFrom("bbbb"), others)).toEqual([]);
});
