import { describe, expect, test } from "vitest";
import type { ContainerRow } from "../contracts/containers.ts";
import { type ContainerFilter, containerMatcher, defaultContainerFilter } from "./container-filter.ts";
import type { FilterableContainer } from "./filterable-container.ts";

const row = (given: Partial<FilterableContainer> = {}): FilterableContainer => ({
  id: "2be24cbde9401eda4dc9bc9d0c072dd85c58199be3ceee89a355bdea7e6d7436",
  name: "shop-web-1",
  image: "registry.example.com/team/Nginx:1.27",
  state: "running",
  health: null,
  project: "shop",
  service: "web",
  labels: { team: "Blue Whale", empty: "" },
  networks: [
    { name: "front", ip: "10.0.0.2" },
    { name: "back", ip: "" },
  ],
  ports: [
    { ip: null, publicPort: 8080, privatePort: 80, protocol: "tcp" },
    { ip: null, publicPort: 8081, privatePort: 81, protocol: "tcp" },
    { ip: null, publicPort: 8082, privatePort: 82, protocol: "tcp" },
  ],
  createdAt: 0,
  startedAt: 0,
  exitCode: null,
  restarts: 0,
  ...given,
});

const shows = (filter: Partial<ContainerFilter>, given: Partial<FilterableContainer> = {}) =>
  containerMatcher({ ...defaultContainerFilter, ...filter })(row(given));

test("a row of the contract can be filtered", () => {
  const matches: (given: ContainerRow) => boolean = containerMatcher(defaultContainerFilter);
  expect(matches.length).toBe(1);
});

test("nothing chosen shows everything", () => {
  expect(shows({})).toBe(true);
  expect(shows({ text: "  \t " })).toBe(true);
});

describe("text", () => {
  test.each([
    ["web", true],
    ["WEB", true],
    ["shop web", true],
    ["web shop", true],
    ["nginx", true],
    ["team/nginx:1.27", true],
    ["2be24c", true],
    ["2be", true],
    ["be24c", false],
    ["2b", false],
    ["8080", true],
    ["8081", true],
    ["81", true],
    ["8083", false],
    ["8081->81/tcp", true],
    [":8081", true],
    ["127.0.0.1:8081", false],
    ["/tcp", true],
    ["udp", false],
    ["blue", true],
    ["whale blue web", true],
    ["web red", false],
    ["team", true],
    ["front", false],
    ["web-1registry", false],
    ["webshop", false],
    ["a".repeat(300), false],
  ])("%j", (text, expected) => {
    expect(shows({ text })).toBe(expected);
  });

  test("keys of labels are not searched, their values are", () => {
    expect(shows({ text: "colour" }, { labels: { colour: "red" } })).toBe(false);
    expect(shows({ text: "red" }, { labels: { colour: "red" } })).toBe(true);
  });

  test("a row that replaces another is read anew", () => {
    expect(shows({ text: "web" })).toBe(true);
    expect(shows({ text: "web" }, { name: "db", service: "db" })).toBe(false);
  });
});

describe("choices", () => {
  test.each<[string, Partial<ContainerFilter>, boolean]>([
    ["the state", { states: ["running"] }, true],
    ["one of several states", { states: ["exited", "running"] }, true],
    ["another state", { states: ["exited"] }, false],
    ["no health check", { health: ["none"] }, true],
    ["another health", { health: ["healthy", "unhealthy"] }, false],
    ["the image with its tag", { image: "registry.example.com/team/Nginx:1.27" }, true],
    ["the image without", { image: "registry.example.com/team/Nginx" }, true],
    ["only the beginning of an image", { image: "registry.example.com/team/Ngin" }, false],
    ["another tag", { image: "registry.example.com/team/Nginx:1" }, false],
    ["a label's key", { label: "team" }, true],
    ["a label's value", { label: "team=Blue Whale" }, true],
    ["an empty value", { label: "empty=" }, true],
    ["another value", { label: "team=blue whale" }, false],
    ["no such label", { label: "tea" }, false],
    ["a property of all objects", { label: "constructor" }, false],
    ["the first network", { network: "front" }, true],
    ["another of its networks", { network: "back" }, true],
    ["no such network", { network: "fron" }, false],
    ["the project", { project: "shop" }, true],
    ["another project", { project: "sho" }, false],
    [
      "all at once",
      { text: "web", states: ["running"], project: "shop", label: "team", network: "back" },
      true,
    ],
    [
      "all at once but one",
      { text: "web", states: ["running"], project: "shop", label: "x", network: "back" },
      false,
    ],
  ])("%s", (_, filter, expected) => {
    expect(shows(filter)).toBe(expected);
  });

  test("health that is known", () => {
    expect(shows({ health: ["healthy"] }, { health: "healthy" })).toBe(true);
    expect(shows({ health: ["none"] }, { health: "healthy" })).toBe(false);
  });

  test("a label's value may hold the equals sign", () => {
    expect(shows({ label: "a=b=c" }, { labels: { a: "b=c" } })).toBe(true);
  });
});

test("typing in a list of 10,000 rows is answered within a frame", () => {
  const rows = Array.from({ length: 10_000 }, (_, n) =>
    row({
      id: n.toString(16).padStart(64, "0"),
      name: `shop-web-${(n * 7919) % 10_000}`,
      labels: { team: `team ${n % 50}`, "com.docker.compose.project": "shop", note: "x".repeat(100) },
    }),
  );
  const search = (text: string) => rows.filter(containerMatcher({ ...defaultContainerFilter, text }));
  // The first search reads every row; typing goes on from there.
  expect(search("nowhere")).toHaveLength(0);
  const best = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 15 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  expect(best(() => search("shop 99"))).toBeLessThan(16);
});
