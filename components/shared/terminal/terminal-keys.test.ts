import { expect, test } from "vitest";
import { arrowSequence, commandOf, withControl } from "./terminal-keys.ts";

const press = (text: string, type = "keydown") => {
  const parts = text.split(" ");
  const key = parts.at(-1) ?? "";
  return {
    type,
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: parts.includes("ctrl"),
    shiftKey: parts.includes("shift"),
    altKey: parts.includes("alt"),
    metaKey: parts.includes("meta"),
  };
};

test.each([
  ["ctrl shift F", "search"],
  ["ctrl shift C", "copy"],
  ["ctrl shift V", "paste"],
  ["ctrl shift X", "leave"],
  ["ctrl =", "larger"],
  ["ctrl shift +", "larger"],
  ["ctrl -", "smaller"],
  ["ctrl 0", "usual-size"],
])("%s is %s", (keys, command) => {
  expect(commandOf(press(keys))).toBe(command);
  expect(commandOf(press(keys, "keyup"))).toBeNull();
});

test.each([
  "ctrl c",
  "ctrl v",
  "ctrl f",
  "ctrl x",
  "ctrl z",
  "ctrl d",
  "ctrl shift _",
  "alt f",
  "Tab",
  "shift Tab",
  "Escape",
  "f",
])("%s belongs to the program", (keys) => {
  expect(commandOf(press(keys))).toBeNull();
});

test.each([
  ["c", "\x03"],
  ["C", "\x03"],
  ["[", "\x1b"],
  [" ", "\0"],
  ["?", "\x7f"],
  ["1", "1"],
  ["中", "中"],
  ["ab", "ab"],
])("Ctrl makes %j into %j", (text, control) => {
  expect(withControl(text)).toBe(control);
});

test("arrows follow the program's mode", () => {
  expect(arrowSequence("up", false)).toBe("\x1b[A");
  expect(arrowSequence("left", true)).toBe("\x1bOD");
});
