import { expect, test } from "vitest";
import type { Change } from "#lib/contracts/system.ts";
import { goneObjects } from "./gone-objects.ts";

const change = (kind: Change["kind"], action: string, id: string) => ({ kind, action, id }) as Change;

test("what ended is gone, of its own kind only, until a thing of that name is made again", () => {
  const gone = goneObjects([
    change("container", "create", "a"),
    change("container", "destroy", "a"),
    change("image", "delete", "i"),
    change("volume", "destroy", "data"),
    change("volume", "create", "data"),
    change("network", "start", "a"),
  ]);
  expect([...gone]).toEqual(["container a", "image i"]);
});
