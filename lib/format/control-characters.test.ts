import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeInvisible, visible } from "./control-characters.ts";

describe("made visible", () => {
  test.each([
    ["ESC", "\u001b[31mred", "␛[31mred"],
    ["NUL", "a\u0000b", "a␀b"],
    ["newline, return, tab", "a\nb\rc\td", "a␊b␍c␉d"],
    ["unit separator", "\u001f", "␟"],
    ["DEL", "\u007f", "␡"],
    ["C1 control (CSI)", "\u009b31m", "⟨U+009B⟩31m"],
    ["right-to-left override", "evil\u202egpj.exe", "evil⟨U+202E⟩gpj.exe"],
    ["isolate", "\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩"],
    ["left-to-right mark", "\u200e", "⟨U+200E⟩"],
    ["Arabic letter mark", "\u061c", "⟨U+061C⟩"],
    ["zero-width space, joiner and non-joiner", "a\u200bb\u200cc\u200dd", "a⟨U+200B⟩b⟨U+200C⟩c⟨U+200D⟩d"],
    ["byte order mark", "\ufeffweb", "⟨U+FEFF⟩web"],
    ["soft hyphen", "we\u00adb", "we⟨U+00AD⟩b"],
    ["line separator", "a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"],
    ["tag characters", "a\u{e0041}b", "a⟨U+E0041⟩b"],
    ["hidden variation selector", "a\u{e0100}b", "a⟨U+E0100⟩b"],
    ["Hangul filler", "\u3164", "⟨U+3164⟩"],
    ["lone surrogate", "a\ud800b", "a⟨U+D800⟩b"],
  ])("%s", (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe("left alone", () => {
  test.each([
    "",
    "web-1",
    "容器 名称",
    "naïve café",
    "שלום",
    "مرحبا",
    "🚢 🇩🇪 ⚠️",
    "<img src=x onerror=alert(1)>",
    "a\u00a0b",
  ])("%j", (text) => {
    expect(visible(text)).toBe(text);
  });
});

test("the result has nothing left to make visible", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = visible(text);
      expect(visible(shown)).toBe(shown);
      expect(shown).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("in JSON the same characters are escapes, which read back as they were", () => {
  const value = { name: "a\u202eb\u200b\u{e0041}\ud800\u0000", emoji: "\u2764\ufe0f" };
  const json = escapeInvisible(JSON.stringify(value));
  expect(json).toBe(visible(json));
  expect(JSON.parse(json)).toEqual(value);
});
