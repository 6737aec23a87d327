import { expect, test } from "vitest";
import { pickLocale } from "./locales.ts";

test.each([
  ["zh-CN", "en", "zh-CN"],
  ["en", "zh-CN,zh;q=0.9", "en"],
  [undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  [undefined, "zh-TW", "zh-CN"],
  [undefined, "fr, de;q=0.9, zh;q=0.5", "zh-CN"],
  [undefined, "en;q=0.2, zh;q=0.7", "zh-CN"],
  [undefined, "zh;q=0, en", "en"],
  [undefined, "fr", "en"],
  [undefined, null, "en"],
  ["klingon", null, "en"],
])("cookie %s with Accept-Language %s gives %s", (cookie, header, locale) => {
  expect(pickLocale(cookie, header)).toBe(locale);
});
