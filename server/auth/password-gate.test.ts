import { expect, test } from "vitest";
import { createPasswordGate } from "./password-gate.ts";

test("a password is known by its hash, and a hash by nothing else", async () => {
  const gate = createPasswordGate();
  const [first, second] = await Promise.all([gate.hash("one"), gate.hash("one")]);
  expect(first).not.toBe(second);
  expect(await gate.verify({ hash: first, password: "one" })).toBe(true);
  expect(await gate.verify({ hash: first, password: "two" })).toBe(false);
});

test("who finds the queue full is told to come back, and the queue goes on", async () => {
  const gate = createPasswordGate({ atOnce: 1, mayWait: 1 });
  const outcomes = await Promise.allSettled([gate.hash("a"), gate.hash("b"), gate.hash("c")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(outcomes[2]).toMatchObject({ reason: { code: "rate_limited", details: { retryAfter: 5 } } });
  await gate.hash("d");
});

test("a hash that fails gives its place back", async () => {
  const gate = createPasswordGate({ atOnce: 1, mayWait: 0 });
  await expect(gate.verify({ hash: "not a hash", password: "x" })).rejects.toThrow();
  await gate.hash("a");
});
