import { expect, test } from "vitest";
import { kindOfUnixMode, modeText, readGoMode } from "./file-mode.ts";

test.each([
  [0x81a4, "file"],
  [0x41ed, "folder"],
  [0xa1ff, "link"],
  [0x11a4, "fifo"],
  [0x21a4, "char-device"],
  [0x61b0, "block-device"],
  [0xc1ed, "socket"],
  [0, "other"],
])("%s is a %s", (mode, kind) => {
  expect(kindOfUnixMode(mode)).toBe(kind);
});

// As an engine of API 1.45 told them.
test.each([
  [420, "file", 0o644],
  [2147484141, "folder", 0o755],
  [134218239, "link", 0o777],
  [33554852, "fifo", 0o644],
  [2 ** 26 + 2 ** 21 + 0o620, "char-device", 0o620],
  [2 ** 31 + 2 ** 20 + 0o777, "folder", 0o1777],
  [2 ** 23 + 0o755, "file", 0o4755],
])("Go's %s is a %s with %s", (mode, kind, permissions) => {
  expect(readGoMode(mode)).toEqual({ kind, permissions });
});

test.each([
  ["file", 0o644, "-rw-r--r--"],
  ["folder", 0o1777, "drwxrwxrwt"],
  ["file", 0o4755, "-rwsr-xr-x"],
  ["file", 0o6644, "-rwSr-Sr--"],
  ["link", 0o777, "lrwxrwxrwx"],
] as const)("a %s of %s is written %s", (kind, permissions, text) => {
  expect(modeText(kind, permissions)).toBe(text);
});
