import { expect, test } from "vitest";
import { numberFormats } from "./numbers.ts";

test.each([
  ["en", "12,345", "12.3%", "250%"],
  ["zh-CN", "12,345", "12.3%", "250%"],
  ["de", "12.345", "12,3\u00a0%", "250\u00a0%"],
])("%s", (locale, count, share, much) => {
  const format = numberFormats(locale);
  expect(format.count(12_345)).toBe(count);
  expect(format.percent(0.1234)).toBe(share);
  expect(format.percent(2.5)).toBe(much);
});
