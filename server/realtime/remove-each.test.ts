import { expect, test } from "vitest";
import { CodedError, type ErrorCode } from "#lib/errors/coded-error.ts";
import { removeEach } from "./remove-each.ts";

const failing = (failures: Partial<Record<string, ErrorCode>>) => async (item: string) => {
  const code = failures[item];
  if (code) throw new CodedError(code, `${item} fails`, { reason: `why ${item}` });
};

test("one that is refused is kept, one that was gone is not told of, and the others go", async () => {
  const remove = failing({ b: "conflict", c: "not_found", d: "engine_failed" });
  const { removed, kept, stopped } = await removeEach(["a", "b", "c", "d", "e"], remove, undefined);
  expect(removed).toEqual(["a", "e"]);
  expect([...kept]).toEqual([
    ["b", "why b"],
    ["d", "why d"],
  ]);
  expect(stopped).toBeNull();
});

test("a failure of another kind ends the round, and what went before is told", async () => {
  const { removed, kept, stopped } = await removeEach(
    ["a", "b", "c"],
    failing({ b: "outcome_unknown" }),
    undefined,
  );
  expect(removed).toEqual(["a"]);
  expect([...kept.keys()]).toEqual(["b", "c"]);
  expect(stopped?.code).toBe("outcome_unknown");
});

test("a right that is withdrawn in between keeps all that are left", async () => {
  const right = new AbortController();
  const asked: string[] = [];
  const remove = async (item: string) => {
    asked.push(item);
    if (item === "b") right.abort(new CodedError("forbidden", "The right was withdrawn"));
  };
  const { removed, kept } = await removeEach(["a", "b", "c", "d"], remove, right.signal);
  expect(asked).toEqual(["a", "b"]);
  expect(removed).toEqual(["a", "b"]);
  expect([...kept]).toEqual([
    ["c", "The right was withdrawn"],
    ["d", "The right was withdrawn"],
  ]);
});

test("what is no failure of an engine is not taken for one", async () => {
  const remove = async () => {
    throw new TypeError("a mistake");
  };
  await expect(removeEach(["a"], remove, undefined)).rejects.toThrow("a mistake");
});
