import { describe, expect, test } from "vitest";
import type { ContainerRow } from "../contracts/container-row.ts";
import { containerSearchText, isImageNamed, type SearchableContainer } from "./container-filter.ts";

const row: SearchableContainer = {
  name: "shop-web-1",
  image: "registry.example.com/team/Nginx:1.27",
  project: "shop",
  service: "web",
  labels: { team: "Blue Whale", empty: "" },
  ports: [
    { ip: null, publicPort: 8080, privatePort: 80, protocol: "tcp" },
    { ip: null, publicPort: 8081, privatePort: 81, protocol: "tcp" },
    { ip: null, publicPort: 8082, privatePort: 82, protocol: "tcp" },
  ],
};

test("a row of the contract can be searched", () => {
  const textOf: (given: ContainerRow) => string = containerSearchText;
  expect(textOf.length).toBe(1);
});

test.each([
  ["web", true],
  ["team/Nginx:1.27", true],
  ["8080", true],
  ["8081", true],
  ["8083", false],
  ["8081->81/tcp", true],
  [":8081", true],
  ["127.0.0.1:8081", false],
  ["/tcp", true],
  ["udp", false],
  ["Blue", true],
  // Keys of labels are not searched, their values are.
  ["empty", false],
  ["web-1registry", false],
  ["webshop", false],
])("the text has %j: %s", (text, expected) => {
  expect(containerSearchText(row).includes(text)).toBe(expected);
});

describe("an image's name", () => {
  test.each([
    ["registry.example.com/team/Nginx:1.27", true],
    ["registry.example.com/team/Nginx", true],
    ["registry.example.com/team/Ngin", false],
    ["registry.example.com/team/Nginx:1", false],
  ])("%s", (wanted, expected) => {
    expect(isImageNamed(row.image, wanted)).toBe(expected);
  });

  test("with a digest", () => {
    expect(isImageNamed("nginx@sha256:0123", "nginx")).toBe(true);
  });
});
