import { expect, test } from "vitest";
import { heldFrom, withAddress, withValue } from "./held-value.ts";

test("our own writing, arriving late, does not undo what was typed after it", () => {
  const typed = withValue(withValue(heldFrom(""), "we"), "web");
  const late = withAddress(typed, "we");
  expect(late.value).toBe("web");
  expect(withAddress(late, "web")).toEqual(heldFrom("web"));
});

test("a link or the browser's back wins", () => {
  expect(withAddress(withValue(heldFrom("a"), "ab"), "other").value).toBe("other");
});

test("once the address has caught up, going back to an earlier text is not taken for our own writing", () => {
  const settled = withAddress(withValue(withValue(heldFrom(""), "a"), "ab"), "ab");
  expect(withAddress(settled, "a").value).toBe("a");
});
