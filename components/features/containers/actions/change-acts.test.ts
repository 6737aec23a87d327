import { expect, test } from "vitest";
import { testRow } from "../testing/test-row.ts";
import { changeActs } from "./change-acts.ts";

test("the panel's own container can be renamed and limited: it goes on running as it is", () => {
  const words = Object.assign((key: string) => key, {}) as unknown as Parameters<typeof changeActs>[0];
  const acts = changeActs(words, "local");
  const self = testRow({ self: true, state: "running" });
  for (const act of [acts.rename, acts.update]) {
    expect(act.refusal?.(self) ?? null).toBeNull();
    expect(act.absent?.(self)).toBe(false);
  }
  expect(acts.rename.absent?.({ ...self, state: "removing" })).toBe(true);
});
