import { describe, expect, test } from "vitest";
import { isApiAtLeast, negotiateApi } from "./negotiate.ts";

const engine = (ApiVersion: string, MinAPIVersion = "") => ({
  ApiVersion,
  MinAPIVersion,
  Version: "",
  Os: "",
  Arch: "",
  KernelVersion: "",
});

describe("facts row 21: the API version", () => {
  test.each([
    ["an old engine", engine("1.40", "1.12"), undefined, "1.40"],
    ["bookworm's", engine("1.41", "1.12"), undefined, "1.41"],
    ["29.0, whose minimum was raised", engine("1.52", "1.44"), undefined, "1.52"],
    ["a newer engine than the panel", engine("1.99", "1.44"), undefined, "1.56"],
    ["no minimum told", engine("1.45"), undefined, "1.45"],
    ["the header only", engine(""), "1.43", "1.43"],
  ])("%s", (_what, version, header, expected) => {
    expect(negotiateApi(version, header)).toBe(expected);
  });

  test.each([
    ["too old", engine("1.39", "1.12"), /too old/],
    ["too new", engine("1.70", "1.60"), /too new/],
    ["no version at all", engine(""), /does not say/],
    ["nonsense", engine("latest"), /does not say/],
  ])("%s is refused in words", (_what, version, words) => {
    expect(() => negotiateApi(version, undefined)).toThrow(
      expect.objectContaining({ code: "engine_version", message: expect.stringMatching(words) }),
    );
  });

  test("versions compare by number, not by text", () => {
    expect(isApiAtLeast("1.100", "1.42")).toBe(true);
    expect(isApiAtLeast("1.41", "1.42")).toBe(false);
    expect(isApiAtLeast("1.42", "1.42")).toBe(true);
  });
});
