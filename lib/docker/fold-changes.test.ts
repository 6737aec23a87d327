import { expect, test } from "vitest";
import { foldChanges } from "./fold-changes.ts";

const nothing = { kind: "container", id: "c", exitCode: null, container: null };

type Told = [action: string, at: number, more?: object];

const fold = (...told: Told[]) =>
  foldChanges(
    told.map(([action, at, more]) => ({
      ...{ at: at * 1000, kind: "container", action, id: "c", exitCode: null, container: null },
      ...more,
    })),
  ).map(({ action, exitCode }) => (exitCode === null ? action : `${action} ${exitCode}`));

test.each<[string, Told[], string[]]>([
  [
    "docker stop",
    [
      ["kill", 1],
      ["die", 11, { exitCode: 137 }],
      ["stop", 11],
    ],
    ["stop 137"],
  ],
  [
    "docker kill",
    [
      ["kill", 1],
      ["die", 1, { exitCode: 137 }],
    ],
    ["kill", "die 137"],
  ],
  [
    "docker restart",
    [
      ["kill", 1],
      ["die", 2, { exitCode: 0 }],
      ["stop", 2],
      ["start", 3],
      ["restart", 3],
    ],
    ["restart 0"],
  ],
  [
    "docker rm -f",
    [
      ["kill", 1],
      ["die", 1, { exitCode: 137 }],
      ["destroy", 1],
    ],
    ["destroy 137"],
  ],
  [
    "an end by itself",
    [
      ["start", 1],
      ["die", 50, { exitCode: 1 }],
    ],
    ["start", "die 1"],
  ],
  [
    "a stop long after a kill",
    [
      ["kill", 1],
      ["stop", 90],
    ],
    ["kill", "stop"],
  ],
])("%s", (_, told, folded) => {
  expect(fold(...told)).toEqual(folded);
});

test("what happens again and again is told once, at its last time", () => {
  const loop = [1, 2, 3].flatMap((at) => [
    { ...nothing, action: "start", at: at * 1000 },
    { ...nothing, action: "die", at: at * 1000 + 500, exitCode: 3 },
  ]);
  const told = foldChanges([...loop, { ...nothing, action: "die", at: 900_000, exitCode: 3 }]);
  expect(told.map(({ action, at, times }) => [action, at, times])).toEqual([
    ["start", 3_000, 3],
    ["die", 3_500, 3],
    ["die", 900_000, 1],
  ]);
});

test("another container's steps are its own", () => {
  expect(fold(["kill", 1, { id: "other" }], ["stop", 2])).toEqual(["kill", "stop"]);
});

test("networks joined by a start are left out, by hand they are not", () => {
  const joined = { kind: "network", id: "n", container: "c" };
  expect(fold(["connect", 1, joined], ["start", 1])).toEqual(["start"]);
  expect(fold(["start", 1], ["connect", 30, joined])).toEqual(["start", "connect"]);
  expect(fold(["connect", 1, { ...joined, container: "other" }], ["start", 1])).toEqual(["connect", "start"]);
});
