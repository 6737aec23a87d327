import { describe, expect, test } from "vitest";
import { composeOf, ociOf, presentLabels, publicLabels, swarmOf } from "./labels.ts";

describe("composeOf", () => {
  test("reads what compose writes", () => {
    expect(
      composeOf({
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
        "com.docker.compose.container-number": "2",
        "com.docker.compose.oneoff": "False",
        "com.docker.compose.project.config_files": "/srv/a.yml,/srv/b.yml",
        "com.docker.compose.project.working_dir": "/srv",
      }),
    ).toEqual({
      project: "shop",
      service: "web",
      number: 2,
      configFiles: ["/srv/a.yml", "/srv/b.yml"],
      workingDir: "/srv",
      oneOff: false,
    });
  });

  test("is null without a project, and bears broken values", () => {
    expect(composeOf({})).toBeNull();
    expect(composeOf({ "com.docker.compose.project": "" })).toBeNull();
    expect(
      composeOf({
        "com.docker.compose.project": "p",
        "com.docker.compose.container-number": "1e9",
        "com.docker.compose.oneoff": "True",
      }),
    ).toEqual({ project: "p", service: null, number: null, configFiles: [], workingDir: null, oneOff: true });
  });
});

test("swarmOf reads stack, service and task", () => {
  expect(swarmOf({ a: "b" })).toBeNull();
  expect(swarmOf({ "com.docker.stack.namespace": "shop" })).toEqual({
    stack: "shop",
    service: null,
    task: null,
  });
  expect(
    swarmOf({ "com.docker.swarm.service.name": "shop_web", "com.docker.swarm.task.name": "shop_web.1.x" }),
  ).toEqual({ stack: null, service: "shop_web", task: "shop_web.1.x" });
});

describe("ociOf", () => {
  test("keeps what is set", () => {
    expect(
      ociOf({ "org.opencontainers.image.version": "1.2", "org.opencontainers.image.title": "", other: "x" }),
    ).toEqual({
      version: "1.2",
    });
  });
  test.each([
    ["https://example.com/a", true],
    ["HTTP://example.com", true],
    ["javascript:alert(1)", false],
    [" https://example.com", false],
    ["https://example.com/a b", false],
    ["data:text/html,x", false],
    ["git@github.com:a/b", false],
  ])("link %j", (value, kept) => {
    expect(ociOf({ "org.opencontainers.image.source": value }).source).toBe(kept ? value : undefined);
  });
});

test("what all may see says where code came from, and not by whose token", () => {
  const source = "org.opencontainers.image.source";
  const shown = (value: string) => publicLabels({ [source]: value, other: "x" });
  expect(shown("https://ada:t0ken@git.example.com/a?b=c@d")).toEqual({
    [source]: "https://git.example.com/a?b=c@d",
  });
  expect(shown("https://ada:p@ss@git.example.com/a")).toEqual({ [source]: "https://git.example.com/a" });
  expect(shown("https://git.example.com/@ada")).toEqual({ [source]: "https://git.example.com/@ada" });
  expect(shown("Ada <ada@example.com>")).toEqual({ [source]: "Ada <ada@example.com>" });
});

describe("presentLabels", () => {
  const limits = { maxLabels: 2, maxValueLength: 10 };
  test("drops long values, long keys and what is too many, and counts them", () => {
    const bomb = { z: "1", b: "x".repeat(1_000_000), [`k${"k".repeat(10)}`]: "1", c: "1234567890", a: "" };
    expect(presentLabels(bomb, limits)).toEqual({ labels: { a: "", c: "1234567890" }, dropped: 3 });
  });
  test("keeps all within the limits", () => {
    expect(presentLabels({ b: "2", a: "1" }, limits)).toEqual({ labels: { a: "1", b: "2" }, dropped: 0 });
  });
  test("a label called __proto__ is data", () => {
    const labels = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
    const shown = presentLabels(labels, { maxLabels: 2, maxValueLength: 20 });
    expect(JSON.stringify(shown.labels)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(Object.getPrototypeOf(shown.labels)).toBe(Object.prototype);
  });
});
