import { expect, test } from "vitest";
import { type VolumeCliAction, volumeCommand } from "./volume-cli.ts";

test.each<[VolumeCliAction, string]>([
  [{ action: "inspect", volumes: ["data"] }, "docker volume inspect data"],
  [{ action: "remove", volumes: ["a", "b"] }, "docker volume rm a b"],
  [{ action: "remove", volumes: ["a"], force: true }, "docker volume rm -f a"],
  [{ action: "remove", volumes: ["it's"] }, `docker volume rm 'it'\\''s'`],
  [{ action: "prune", all: false }, "docker volume prune"],
  [{ action: "prune", all: true }, "docker volume prune --all"],
])("%j", (action, line) => {
  expect(volumeCommand(action)).toBe(line);
});
