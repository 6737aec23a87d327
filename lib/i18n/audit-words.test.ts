import { expect, test } from "vitest";
import { auditNoun, auditWordKey, auditWords } from "../contracts/audit-words.ts";
import { locales } from "./locales.ts";
import { messages } from "./messages.ts";

test.each(locales)(
  "every word that the audit log can hold has a name in %s, and its noun has one",
  (locale) => {
    const { words, nouns } = messages[locale].audit;
    expect(auditWords.filter((word) => !(auditWordKey(word) in words))).toEqual([]);
    expect(auditWords.filter((word) => !(auditNoun(word) in nouns))).toEqual([]);
  },
);

test.each(locales)("no name in %s is left of a word that is no more", (locale) => {
  const keys = new Set(auditWords.map(auditWordKey));
  expect(Object.keys(messages[locale].audit.words).filter((key) => !keys.has(key))).toEqual([]);
});

test("a word says what is done to what, and may be filtered by", () => {
  for (const word of auditWords) expect(word).toMatch(/^[a-z]+(\.[a-z]+(-[a-z]+)*)+$/);
});
