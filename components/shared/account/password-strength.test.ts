import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

test.each([
  ["", 0],
  ["Tr0ub4dor&3", 0],
  ["aaaaaaaaaaaaaaaaaaaaaaaa", 1],
  ["twelve chars", 1],
  ["a fair password", 2],
  ["correct horse battery staple", 3],
])("%s has the strength %i", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
