import { expect, test } from "vitest";
import { heldFrom, withAddress, withChanges } from "./held-filter.ts";

test("an address is read", () => {
  const { filter } = heldFrom("q=web&state=running&group=project");
  expect(filter).toMatchObject({ text: "web", states: ["running"], group: "project" });
});

test("our own writing that comes late does not undo what was typed meanwhile", () => {
  const typed = withChanges(withChanges(heldFrom(""), { text: "a" }), { text: "ab" });
  const late = withAddress(typed, "q=a");
  expect(late.filter.text).toBe("ab");
  expect(withAddress(late, "q=ab").filter.text).toBe("ab");
});

test("a link wins once the address has caught up, even to where we have been", () => {
  const cleared = withChanges(withChanges(heldFrom("q=x"), { text: "" }), { text: "y" });
  const settled = withAddress(cleared, "q=y");
  expect(withAddress(settled, "").filter.text).toBe("");
  expect(withAddress(cleared, "q=elsewhere").filter.text).toBe("elsewhere");
});

test("the table's sort in the address is no other filter", () => {
  const typed = withChanges(heldFrom(""), { text: "a" });
  expect(withAddress(typed, "sort=-created&q=a").filter.text).toBe("a");
});
