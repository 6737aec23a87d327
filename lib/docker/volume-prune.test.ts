import { expect, test } from "vitest";
import { isAnonymousVolume, isPrunableVolume } from "./volume-prune.ts";

const anonymous = { "com.docker.volume.anonymous": "" };
const volume = { Driver: "local", Labels: {}, Options: {} };

test.each([
  ["a named volume", volume, false, true],
  ["an unnamed one", { ...volume, Labels: anonymous }, true, true],
  ["one of another driver", { ...volume, Labels: anonymous, Driver: "rclone" }, false, false],
  ["one whose options lead elsewhere", { ...volume, Options: { type: "nfs" } }, false, false],
] as const)("%s goes by default: %j; with all", (_, one, byDefault, withAll) => {
  expect([isPrunableVolume(one, false), isPrunableVolume(one, true)]).toEqual([byDefault, withAll]);
});

test.each([
  ["data", {}, false],
  ["data", anonymous, true],
  ["a".repeat(64), {}, true],
  ["a".repeat(63), {}, false],
  ["A".repeat(64), {}, false],
])("whether nobody named %s", (Name, Labels, expected) => {
  expect(isAnonymousVolume({ Name, Labels })).toBe(expected);
});
