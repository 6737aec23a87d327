import { expect, test } from "vitest";
import type { z as real } from "zod";
import { z } from "./no-schemas.ts";

const none = z as typeof real;

test("schemas can be made, of each other, too", () => {
  const row = none.strictObject({
    id: none.string().regex(/a/, "b"),
    when: none.enum(["a", "b"]).nullable(),
  });
  const list = none.discriminatedUnion("type", [row, row]).refine(() => true);
  expect(typeof list).toBe("function");
});

test("asking one is a mistake that says so", () => {
  expect(() => none.string().safeParse("x")).toThrow("no schemas in a browser");
  expect(() => none.enum(["a"]).parse("a")).toThrow("no schemas in a browser");
});

test("its parts cannot be walked through by mistake", () => {
  expect(() => [...(none.enum(["a"]).options as Iterable<string>)]).toThrow(TypeError);
});
