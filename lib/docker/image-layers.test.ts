import { describe, expect, test } from "vitest";
import { bytesOfOnly, layersOfSteps } from "./image-layers.ts";

const step = (CreatedBy: string, Size: number) => ({ CreatedBy, Size });

describe("which step made which layer", () => {
  test.each<[string, ReturnType<typeof step>[], string[], (string | null)[]]>([
    [
      "settings make none",
      [step("ADD x /", 5), step("ENV A=1", 0), step("RUN y", 3)],
      ["l1", "l2"],
      ["l1", null, "l2"],
    ],
    [
      "a step of no size may have made one",
      [
        step("ADD x /", 5),
        step("WORKDIR /srv", 0),
        step('/bin/sh -c #(nop)  CMD ["sh"]', 0),
        step("COPY a b", 3),
      ],
      ["l1", "l2", "l3"],
      ["l1", "l2", null, "l3"],
    ],
    ["more sizes than layers fit nothing", [step("RUN a", 1), step("RUN b", 1)], ["l1"], [null, null]],
    ["more layers than steps fit nothing", [step("RUN a", 1)], ["l1", "l2"], [null]],
    ["nothing is of nothing", [], [], []],
  ])("%s", (_, steps, digests, expected) => {
    expect(layersOfSteps(steps, digests)).toEqual(expected);
  });
});

describe("bytes that go", () => {
  const chain = (...digests: string[]) => digests.map((digest) => ({ digest, size: digest.length }));

  test("count once what those that go share", () => {
    expect(bytesOfOnly([chain("base", "a"), chain("base", "bb")], [])).toBe(4 + 1 + 2);
  });

  test("leave out what stays with another", () => {
    expect(bytesOfOnly([chain("base", "a")], [["base", "x"]])).toBe(1);
    expect(bytesOfOnly([chain("base", "a")], [["base", "a"]])).toBe(0);
  });

  test("take the same content on another base for another layer, as the engine stores it", () => {
    expect(bytesOfOnly([chain("base", "same")], [["other", "same"]])).toBe(8);
  });
});
