import { describe, expect, test } from "vitest";
import { jsonOf, messageOf } from "./json-line.ts";

describe("JSON", () => {
  test("is found alone and after words", () => {
    expect(jsonOf('{"msg":"hi","n":1}')?.value).toEqual({ msg: "hi", n: 1 });
    expect(jsonOf('2026-01-01 app {"message":"x"}')).toEqual({
      before: "2026-01-01 app ",
      value: { message: "x" },
    });
    expect(jsonOf("{ not json }")).toBeNull();
    expect(jsonOf("[1]")).toBeNull();
  });
  test("has a message", () => {
    expect(messageOf({ level: 1, msg: "m" })).toBe("m");
    expect(messageOf({ a: 1 })).toBeNull();
  });
});
