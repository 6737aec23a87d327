import { describe, expect, test } from "vitest";
import { LineEditor } from "./line-editor.ts";

const feed = (...inputs: string[]) => {
  const editor = new LineEditor();
  const edits = inputs.map((input) => editor.feed(input));
  return {
    echo: edits.map(({ echo }) => echo).join(""),
    send: edits.map(({ send }) => send).join(""),
    end: edits.some(({ end }) => end),
  };
};

describe("a line", () => {
  test.each([
    ["is sent with Enter", ["l", "s", "\r"], "ls\n", "ls\r\n"],
    ["is not sent before", ["ls"], "", "ls"],
    ["loses its last letter", ["lx", "\x7f", "s\r"], "ls\n", "lx\b \bs\r\n"],
    ["loses no more than it has", ["\x7f\x7fa\r"], "a\n", "a\r\n"],
    ["loses a wide character's both cells", ["中", "\x7f", "\r"], "\n", "中\b \b\b \b\r\n"],
    ["loses a composed character at once", ["e\u0301", "\x7f", "\r"], "\n", "e\u0301\b \b\r\n"],
    ["is emptied by Ctrl-U", ["ab\x15c\r"], "c\n", "ab\b \b\b \bc\r\n"],
    ["loses a word by Ctrl-W", ["a bc\x17d\r"], "a d\n", "a bc\b \b\b \bd\r\n"],
    ["takes no arrow keys", ["a\x1b[Ab\x1bOP\r"], "ab\n", "ab\r\n"],
    ["takes no other controls", ["a\x00\x07\x03b\r"], "ab\n", "ab\r\n"],
    [
      "may be many lines at once",
      ["x", "one\r\ntwo\rthree\nfour"],
      "xone\ntwo\nthree\n",
      "xone\r\ntwo\r\nthree\r\nfour",
    ],
  ])("%s", (_, inputs, send, echo) => {
    expect(feed(...inputs)).toEqual({ echo, send, end: false });
  });

  test("goes without its end by Ctrl-D, which ends the input", () => {
    expect(feed("rest\x04ignored")).toEqual({ echo: "rest", send: "rest", end: true });
  });
});

test("the rest of a paste of many lines can still be edited", () => {
  expect(feed("one\rtwo", "\x7f", "\r").send).toBe("one\ntw\n");
});

test("a paste of 1 MB is taken in one go", () => {
  const text = "0123456789abcdef中文\r".repeat(55_000);
  expect(feed(text).send).toBe(text.replaceAll("\r", "\n"));
});
