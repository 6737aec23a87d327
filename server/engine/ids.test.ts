import { expect, test } from "vitest";
import { containerRef, execRef, imageRef, networkRef, volumeName } from "./ids.ts";

const hostile = [
  "",
  ".",
  "..",
  "../x",
  "x/../../plugins/pull?remote=evil&",
  "x/rename?name=pwned&x=",
  "x?y",
  "x#y",
  "x y",
  "x\n",
  "x%2e%2e",
  "a..b/../..",
  "-x",
  "x\0",
  "ü",
];

test.each(hostile)("%j enters no path", (text) => {
  for (const check of [containerRef, networkRef, volumeName, execRef, imageRef]) {
    expect(() => check(text)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  }
});

test("names, prefixes and ids pass as they are", () => {
  const id = "a".repeat(64);
  expect(containerRef("web-1_a.b")).toBe("web-1_a.b");
  expect(containerRef(id)).toBe(id);
  expect(execRef(id)).toBe(id);
});

test("dots inside a name are letters like others; only in a reference, which has slashes, could they climb", () => {
  for (const check of [containerRef, networkRef, volumeName]) expect(check("a..b")).toBe("a..b");
  expect(() => imageRef("a..b")).toThrow();
});

test.each(["busybox", "busybox:1", "registry:5000/team/app:1.2", "app@sha256:0123abcd", "sha256:0123abcd"])(
  "image reference %s passes",
  (ref) => {
    expect(imageRef(ref)).toBe(ref);
  },
);

test("names beyond Docker's length are refused", () => {
  expect(() => containerRef("a".repeat(256))).toThrow();
  expect(() => imageRef("a".repeat(513))).toThrow();
});
