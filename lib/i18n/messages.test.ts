import { describe, expect, test } from "vitest";
import { errorCodes } from "../errors/coded-error.ts";
import { messages } from "./messages.ts";

/** A catalogue as one flat map from dotted key to text. */
const flatten = (tree: object, prefix = ""): Map<string, string> => {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [below, text] of flatten(value, `${prefix}${key}.`)) flat.set(below, text);
  }
  return flat;
};

/** The names of a message's arguments and tags; the words inside plural branches are not names. */
const placeholders = (text: string): string[] => {
  const names = [...text.matchAll(/\{\s*([a-zA-Z][a-zA-Z0-9]*)\s*[,}]/g), ...text.matchAll(/<([a-z]+)>/g)];
  return [...new Set(names.map((match) => match[1] as string))].sort();
};

const english = flatten(messages.en);
const chinese = flatten(messages["zh-CN"]);

test("both languages have the same keys", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

describe.each([
  ["en", english],
  ["zh-CN", chinese],
])("%s", (_, catalogue) => {
  test("has no empty text", () => {
    expect([...catalogue].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("says what failed and what to do for every error code", () => {
    const wanted = errorCodes.flatMap((code) => [`errors.${code}.what`, `errors.${code}.hint`]);
    expect(wanted.filter((key) => !catalogue.has(key))).toEqual([]);
  });
});

test("both languages use the same placeholders", () => {
  const different = [...english].filter(
    ([key, text]) => String(placeholders(text)) !== String(placeholders(chinese.get(key) ?? "")),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

/** Names and abbreviations that Chinese leaves as they are. */
const properNames =
  /Quayside|Docker|API|JSON|Ctrl|Shift|Enter|Esc|PID|IPv6|IP|MAC|TTY|CPU|stdin|stdout|stderr/g;
const withoutSyntax = (text: string) => text.replace(/\{[^{}]*\}?/g, "").replace(properNames, "");

test("Chinese is written in Chinese, with its own punctuation", () => {
  const untranslated = [...english].filter(
    ([key, text]) => /[a-zA-Z]{2}/.test(withoutSyntax(text)) && chinese.get(key) === text,
  );
  expect(untranslated.map(([key]) => key)).toEqual([]);
  expect([...chinese].filter(([, text]) => /[\u4e00-\u9fff] ?[,;:!?]/.test(withoutSyntax(text)))).toEqual([]);
});
