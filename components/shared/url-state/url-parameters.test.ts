import { expect, test } from "vitest";
import { pickParameters, withParameters } from "./url-parameters.ts";

const names = ["q", "state"];

test("what is ours has one form, in whatever order it was written", () => {
  expect(pickParameters("sort=-created&state=a%2Cb&q=web+80", names)).toBe("q=web+80&state=a%2Cb");
  expect(pickParameters("?q=&state=", names)).toBe("");
});

test("an address keeps what is not ours", () => {
  expect(withParameters("?sort=-created&tab=x&state=old", names, "q=web+80&state=running")).toBe(
    "?sort=-created&tab=x&q=web+80&state=running",
  );
  expect(withParameters("?q=old", names, "")).toBe("");
});
