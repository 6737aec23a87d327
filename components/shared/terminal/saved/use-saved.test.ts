import { expect, test } from "vitest";
import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { forImage } from "./use-saved.ts";

const saved = (name: string, image: string | null): SavedCommand => ({
  id: `saved_${name}_0000000000`,
  name,
  command: ["true"],
  tty: true,
  detached: false,
  user: null,
  workingDir: null,
  privileged: false,
  env: [],
  image,
  shared: false,
  version: 1,
  owner: "ada",
  own: true,
  updatedAt: 0,
});

test("those of the container's image come first, those of another not at all", () => {
  const all = [
    saved("any", null),
    saved("other", "redis"),
    saved("mine", "nginx"),
    saved("tag", "nginx:1.26"),
  ];
  expect(forImage(all, "nginx:1.27").map(({ name }) => name)).toEqual(["mine", "any"]);
});
