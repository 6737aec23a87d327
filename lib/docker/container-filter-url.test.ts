import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContainerFilter, defaultContainerFilter } from "./container-filter.ts";
import { containerFilterEntries, readContainerFilter } from "./container-filter-url.ts";
import { containerSortKeys } from "./container-sort.ts";
import { containerStates } from "./container-state.ts";

const search = (filter: Partial<ContainerFilter>) =>
  new URLSearchParams(containerFilterEntries({ ...defaultContainerFilter, ...filter })).toString();
const read = (text: string) => readContainerFilter(new URLSearchParams(text));

describe("address and filter", () => {
  test.each<[string, Partial<ContainerFilter>]>([
    ["", {}],
    ["q=web+db", { text: "web db" }],
    ["state=running%2Cexited", { states: ["running", "exited"] }],
    ["health=unhealthy%2Cnone", { health: ["unhealthy", "none"] }],
    ["label=team%3Dblue", { label: "team=blue" }],
    ["sort=-name", { sort: { by: "name", descending: true } }],
    ["sort=created", { sort: { by: "created", descending: false } }],
    [
      "q=x&state=dead&image=nginx%3A1&network=n&project=p&sort=-uptime&group=project",
      {
        text: "x",
        states: ["dead"],
        image: "nginx:1",
        network: "n",
        project: "p",
        sort: { by: "uptime", descending: true },
        group: "project",
      },
    ],
  ])("%j", (text, filter) => {
    expect(search(filter)).toBe(text);
    expect(read(text)).toEqual({ ...defaultContainerFilter, ...filter });
  });

  test("one choice has one address, in whatever order it was made", () => {
    expect(search({ states: ["exited", "running", "exited"] })).toBe(
      search({ states: ["running", "exited"] }),
    );
  });

  test.each([
    "q=",
    "state=",
    "state=warp",
    "state=toString,",
    "health=great",
    "image=",
    "sort=",
    "sort=-",
    "sort=warp",
    "sort=--name",
    "sort=name",
    "group=",
    "group=none",
    "group=warp",
    "other=1",
  ])("%s is as if it were not there", (text) => {
    expect(read(text)).toEqual(defaultContainerFilter);
  });

  test("what is unknown does not take the rest with it", () => {
    expect(read("state=warp,running&sort=warp&q=a")).toEqual({
      ...defaultContainerFilter,
      states: ["running"],
      text: "a",
    });
  });

  test("any filter survives the address", () => {
    const some = fc.option(fc.string({ unit: "grapheme", minLength: 1 }), { nil: null });
    const filters: fc.Arbitrary<ContainerFilter> = fc.record({
      text: fc.string({ unit: "grapheme" }),
      states: fc.subarray([...containerStates]),
      health: fc.subarray(["starting" as const, "healthy" as const, "unhealthy" as const, "none" as const]),
      image: some,
      label: some,
      network: some,
      project: some,
      sort: fc.record({ by: fc.constantFrom(...containerSortKeys), descending: fc.boolean() }),
      group: fc.constantFrom("none" as const, "project" as const),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(read(search(filter))).toEqual(filter);
      }),
    );
  });
});
