import { describe, expect, test } from "vitest";
import { checkOrigin, isSocketOriginAllowed } from "./origin.ts";

const allowed = new Set(["https://panel.example"]);

describe("a request that acts", () => {
  test.each([
    ["from the panel's own page", { origin: "https://panel.example", cookie: "a=b" }],
    [
      "from the panel's own page, as newer browsers say it",
      { origin: "https://panel.example", "sec-fetch-site": "same-origin" },
    ],
    ["from a program that brings no cookie", {}],
  ])("passes %s", (_, headers) => {
    expect(() => checkOrigin(headers, allowed)).not.toThrow();
  });

  test.each([
    ["a foreign site", { origin: "https://evil.example" }],
    ["a sibling name", { origin: "https://other.example" }],
    ["a longer name", { origin: "https://panel.example.evil.example" }],
    ["another port", { origin: "https://panel.example:8443" }],
    ["another scheme", { origin: "http://panel.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["nowhere, with a cookie", { cookie: "a=b" }],
    ["a same-site page", { origin: "https://panel.example", "sec-fetch-site": "same-site" }],
    ["a cross-site page without an origin", { "sec-fetch-site": "cross-site" }],
  ])("is refused from %s", (_, headers) => {
    expect(() => checkOrigin(headers, allowed)).toThrow(/not the panel's own/);
  });
});

test("a socket is opened from the panel's own page", () => {
  expect(isSocketOriginAllowed({ origin: "https://panel.example" }, allowed)).toBe(true);
});

test.each([
  ["nowhere", {}],
  ["a foreign site", { origin: "https://evil.example" }],
  ["a sibling name", { origin: "https://other.example" }],
  ["a longer name", { origin: "https://panel.example.evil.example" }],
  ["another port", { origin: "https://panel.example:8443" }],
  ["another scheme", { origin: "http://panel.example" }],
  ["a sandboxed frame", { origin: "null" }],
])("a socket is not opened from %s", (_, headers) => {
  expect(isSocketOriginAllowed(headers, allowed)).toBe(false);
});
