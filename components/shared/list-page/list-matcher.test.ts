import { describe, expect, test } from "vitest";
import { type Facet, optionsOf, readChosen, toggled } from "./facet.ts";
import { listMatcher, rememberedText } from "./list-matcher.ts";

type Row = { id: string; name: string; state: string; tags: readonly string[] };

const row = (given: Partial<Row> = {}): Row => ({
  id: "sha256:2be24cbd9401",
  name: "Shop-Web",
  state: "running",
  tags: ["blue", "10"],
  ...given,
});
const state: Facet<Row> = {
  id: "state",
  label: "State",
  valuesOf: (one) => [one.state],
  choices: ["created", "running", "exited"],
};
const tag: Facet<Row> = { id: "tag", label: "Tag", valuesOf: (one) => one.tags };
const start: Facet<Row> = {
  ...tag,
  id: "start",
  matches: (one, value) => one.tags.some((text) => text.startsWith(value)),
};
const textOf = ({ name, tags }: Row) => [name, ...tags].join("\n");
const shows = (search: string, given: Partial<Row> = {}) =>
  listMatcher(new URLSearchParams(search), [state, tag, start], rememberedText(textOf))?.(row(given)) ?? null;

describe("what is shown", () => {
  test.each<[string, boolean | null]>([
    ["", null],
    ["q=%20", null],
    ["other=1", null],
    ["state=warp", null],
    ["q=web", true],
    ["q=WEB+shop", true],
    ["q=web+red", false],
    ["q=webblue", false],
    ["q=2be", true],
    ["q=2b", false],
    ["q=be24c", false],
    ["state=running", true],
    ["state=exited,running", true],
    ["state=exited,warp", false],
    ["tag=blue", true],
    ["tag=blu", false],
    ["start=blu", true],
    ["q=web&state=running&tag=10", true],
    ["q=web&state=running&tag=11", false],
  ])("%j", (search, expected) => {
    expect(shows(search)).toBe(expected);
  });

  test("a row that replaces another is read anew", () => {
    const matches = listMatcher(new URLSearchParams("q=web"), [], rememberedText(textOf));
    expect([row(), row({ name: "db" })].map((one) => matches?.(one))).toEqual([true, false]);
  });
});

describe("choices", () => {
  const rows = [row(), row({ tags: ["9"] }), row({ tags: ["10", "10"], state: "exited" })];

  test("are counted over all rows and stand in a person's order", () => {
    expect(optionsOf(rows, tag)).toEqual([
      { value: "9", label: "9", count: 1 },
      { value: "10", label: "10", count: 2 },
      { value: "blue", label: "blue", count: 1 },
    ]);
    expect(optionsOf(rows, { ...tag, last: (value) => value === "9" }).map(({ value }) => value)).toEqual([
      "10",
      "blue",
      "9",
    ]);
  });

  test("that are fixed keep their order, also those that no row has", () => {
    expect(optionsOf(rows, state).map(({ value, count }) => `${value} ${count}`)).toEqual([
      "created 0",
      "running 2",
      "exited 1",
    ]);
  });

  test("are pressed on and off; of what is not fixed there is one", () => {
    expect(toggled(state, ["exited"], "created")).toEqual(["created", "exited"]);
    expect(toggled(state, ["created", "exited"], "created")).toEqual(["exited"]);
    expect(toggled(tag, ["blue"], "9")).toEqual(["9"]);
    expect(toggled(tag, ["9"], "9")).toEqual([]);
    expect(readChosen(tag, "a,b")).toEqual(["a,b"]);
  });
});
