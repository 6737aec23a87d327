import { expect, test } from "vitest";
import { pasteText } from "./paste-text.ts";
import { safeLink } from "./safe-link.ts";

test.each([
  ["echo a\necho b\tc", "echo a\necho b\tc"],
  ["ls\x1b[201~\nrm -rf /\n", "ls[201~\nrm -rf /\n"],
  ["\x9b201~x", "201~x"],
  ["a\x00\x03\x04b\r\n", "ab\r\n"],
  ["中文 🐳", "中文 🐳"],
])("%j is pasted as %j", (clipboard, text) => {
  expect(pasteText(clipboard)).toBe(text);
});

test.each([
  ["https://docs.docker.com/a?b=c", "https://docs.docker.com/a?b=c"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["file:///etc/passwd", null],
  ["https://user:word@example.org/", null],
  ["vscode://x", null],
  ["//example.org", null],
  ["", null],
])("a link to %s leads to %s", (text, href) => {
  expect(safeLink(text)).toBe(href);
});
