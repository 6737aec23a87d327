import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContainerSortKey, compareContainers, containerSortKeys, naturalKey } from "./container-sort.ts";
import type { FilterableContainer } from "./filterable-container.ts";

const row = (name: string, given: Partial<FilterableContainer> = {}): FilterableContainer => ({
  id: name,
  name,
  image: "busybox",
  state: "running",
  health: null,
  project: null,
  service: null,
  labels: {},
  networks: [],
  ports: [],
  createdAt: 0,
  startedAt: null,
  exitCode: null,
  restarts: null,
  ...given,
});

const sorted = (rows: FilterableContainer[], by: ContainerSortKey, descending = false) =>
  rows.toSorted(compareContainers({ by, descending })).map(({ name }) => name);

const port = (publicPort: number | null, privatePort: number) => ({
  ip: null,
  publicPort,
  privatePort,
  protocol: "tcp",
});

describe("compareContainers", () => {
  test.each<[ContainerSortKey, FilterableContainer[], string[], string[]]>([
    [
      "name",
      ["web-10", "Web-2", "db", "web-2"].map((name) => row(name)),
      ["db", "Web-2", "web-2", "web-10"],
      ["web-10", "Web-2", "web-2", "db"],
    ],
    ["image", [row("a", { image: "nginx:1.10" }), row("b", { image: "nginx:1.9" })], ["b", "a"], ["a", "b"]],
    [
      "state",
      [row("a", { state: "exited" }), row("b", { state: "running" }), row("c", { state: "created" })],
      ["c", "b", "a"],
      ["a", "b", "c"],
    ],
    [
      "health",
      [
        row("a", { health: "healthy" }),
        row("b"),
        row("c", { health: "unhealthy" }),
        row("d", { health: "starting" }),
      ],
      ["c", "d", "a", "b"],
      ["a", "d", "c", "b"],
    ],
    [
      "project",
      [row("a"), row("b", { project: "p10" }), row("c", { project: "p2" })],
      ["c", "b", "a"],
      ["b", "c", "a"],
    ],
    [
      "ports",
      [
        row("a", { ports: [port(9000, 80)] }),
        row("b", { ports: [port(null, 443), port(8080, 80)] }),
        row("c"),
      ],
      ["b", "a", "c"],
      ["a", "b", "c"],
    ],
    [
      "network",
      [
        row("a", { networks: [{ name: "n", ip: "10.0.0.10" }] }),
        row("b", { networks: [{ name: "n", ip: "10.0.0.9" }] }),
        row("c"),
      ],
      ["b", "a", "c"],
      ["a", "b", "c"],
    ],
    ["created", [row("a", { createdAt: 2 }), row("b", { createdAt: 1 })], ["b", "a"], ["a", "b"]],
    [
      "uptime",
      [
        row("a", { startedAt: 1 }),
        row("b", { startedAt: 5 }),
        row("c"),
        row("d", { state: "exited", startedAt: 9 }),
      ],
      ["b", "a", "c", "d"],
      ["a", "b", "c", "d"],
    ],
    [
      "restarts",
      [row("a", { restarts: 10 }), row("b", { restarts: 2 }), row("c")],
      ["b", "a", "c"],
      ["a", "b", "c"],
    ],
    [
      "exit",
      [row("a", { exitCode: 137 }), row("b", { exitCode: 0 }), row("c")],
      ["b", "a", "c"],
      ["a", "b", "c"],
    ],
  ])("by %s", (by, rows, ascending, descending) => {
    expect(sorted(rows, by)).toEqual(ascending);
    expect(sorted(rows, by, true)).toEqual(descending);
    expect(sorted(rows.toReversed(), by)).toEqual(ascending);
  });

  test("equal rows stand by name in both directions", () => {
    const rows = ["c", "a", "b"].map((name) => row(name, { createdAt: 5 }));
    expect(sorted(rows, "created")).toEqual(["a", "b", "c"]);
    expect(sorted(rows, "created", true)).toEqual(["a", "b", "c"]);
  });

  test("is an order: whatever the rows, the result does not depend on how they came", () => {
    const rows = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[aA]?[0-9]{0,3}[-a]?[0-9]{0,2}$/),
        restarts: fc.option(fc.nat(2), { nil: null }),
        state: fc.constantFrom("running" as const, "exited" as const),
      }),
      { selector: ({ name }) => name, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(...containerSortKeys), fc.boolean(), (given, by, descending) => {
        const made = given.map(({ name, ...rest }) => row(name, rest));
        expect(sorted(made.toReversed(), by, descending)).toEqual(sorted(made, by, descending));
      }),
    );
  });
});

describe("naturalKey", () => {
  test.each([
    ["web-2", "web-10"],
    ["web-02", "web-3"],
    ["a", "B"],
    ["web", "web-1"],
    ["1", "a"],
    ["v1.9", "v1.10"],
    [`n${"9".repeat(50)}`, `n1${"0".repeat(50)}`],
  ])("%s before %s", (first, second) => {
    expect(naturalKey(first) < naturalKey(second)).toBe(true);
  });
});
