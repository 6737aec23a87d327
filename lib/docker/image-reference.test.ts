import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  familiarImageName,
  formatImageReference,
  imageReference,
  parseImageReference,
  pulledReference,
  pullReference,
} from "./image-reference.ts";

const hex = "d6723a2feda9e7e9be4a9039960c39c86cd3934f96b03534eee72c8c034e4b6a";
const digest = `sha256:${hex}`;

describe("parse, full form and familiar form", () => {
  test.each([
    ["nginx", "docker.io/library/nginx", "nginx"],
    ["nginx:1.27", "docker.io/library/nginx:1.27", "nginx:1.27"],
    ["library/nginx", "docker.io/library/nginx", "nginx"],
    ["docker.io/nginx", "docker.io/library/nginx", "nginx"],
    ["index.docker.io/library/nginx:1", "docker.io/library/nginx:1", "nginx:1"],
    ["grafana/grafana", "docker.io/grafana/grafana", "grafana/grafana"],
    ["docker.io/library/a/b", "docker.io/library/a/b", "library/a/b"],
    [`nginx@${digest}`, `docker.io/library/nginx@${digest}`, `nginx@${digest}`],
    [`nginx:1@${digest}`, `docker.io/library/nginx:1@${digest}`, `nginx:1@${digest}`],
    ["localhost/app", "localhost/app", "localhost/app"],
    ["localhost:5000/team/app:v1", "localhost:5000/team/app:v1", "localhost:5000/team/app:v1"],
    ["localhost:5000/app", "localhost:5000/app", "localhost:5000/app"],
    ["[::1]:5000/app:v1", "[::1]:5000/app:v1", "[::1]:5000/app:v1"],
    [
      "registry.example.com/a__b/c--d.e",
      "registry.example.com/a__b/c--d.e",
      "registry.example.com/a__b/c--d.e",
    ],
    ["Host/app", "Host/app", "Host/app"],
    ["d6723a2feda9", "docker.io/library/d6723a2feda9", "d6723a2feda9"],
    [digest, digest, "d6723a2feda9"],
    [hex, digest, "d6723a2feda9"],
  ])("%s", (text, full, familiar) => {
    const reference = parseImageReference(text);
    expect(reference && formatImageReference(reference)).toBe(full);
    expect(familiarImageName(text)).toBe(familiar);
    expect(parseImageReference(familiar) ?? null).not.toBeNull();
  });
});

test("a missing tag stays missing", () => {
  expect(parseImageReference("nginx")).toEqual({
    kind: "name",
    registry: "docker.io",
    repository: "library/nginx",
    tag: null,
    digest: null,
  });
});

describe("refused", () => {
  test.each([
    "",
    ":",
    "@",
    "/nginx",
    "nginx/",
    "a//b",
    "Nginx",
    "nginx:",
    "nginx:-x",
    `nginx:${"t".repeat(129)}`,
    "nginx@sha256:abc",
    `nginx@${digest}@${digest}`,
    "nginx ",
    " nginx",
    "nginx\n",
    "nginx?x=1",
    "../etc",
    "a..b",
    "a___b",
    "-a",
    "_a",
    "exa mple.com/app",
    "-host.com/app",
    "host.com:port/app",
    `example.com/${"a".repeat(250)}`,
  ])("%j", (text) => {
    expect(parseImageReference(text)).toBeNull();
    expect(familiarImageName(text)).toBe(text);
    expect(imageReference.safeParse(text).success).toBe(false);
  });
});

test("the full form of whatever parses parses to the same reference", () => {
  const part = fc.stringMatching(/^[a-z0-9]+([._-][a-z0-9]+)?$/);
  const text = fc
    .tuple(
      fc.option(fc.constantFrom("r.io", "localhost:5000", "[::1]:1"), { nil: null }),
      part,
      fc.option(part, { nil: null }),
    )
    .map(
      ([registry, name, tag]) =>
        `${registry === null ? "" : `${registry}/`}${name}${tag === null ? "" : `:${tag}`}`,
    );
  fc.assert(
    fc.property(text, (input) => {
      const first = parseImageReference(input);
      fc.pre(first !== null);
      expect(parseImageReference(formatImageReference(first))).toEqual(first);
      expect(parseImageReference(familiarImageName(input))).toEqual(first);
    }),
  );
});

test.each([
  ["nginx", "docker.io/library/nginx:latest"],
  ["ghcr.io/a/b:1", "ghcr.io/a/b:1"],
  [`nginx:1@${digest}`, `docker.io/library/nginx@${digest}`],
  [hex, null],
  ["Nginx", null],
])("a pull of %s fetches %s", (text, whole) => {
  expect(pulledReference(text)).toBe(whole);
  expect(pullReference.safeParse(text).success).toBe(whole !== null);
});
