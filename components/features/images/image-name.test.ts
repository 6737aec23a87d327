import { describe, expect, test } from "vitest";
import type { ImageRow } from "#lib/contracts/images.ts";
import { findImage, imageName, originsOf } from "./image-name.ts";

const hex = "abcdef0123456789".repeat(4);
const image = (changes: Partial<ImageRow> = {}): ImageRow => ({
  id: `sha256:${hex}`,
  tags: ["nginx:1.27"],
  digests: [],
  size: 0,
  createdAt: null,
  dangling: false,
  labels: {},
  labelsDropped: 0,
  project: null,
  usedBy: { count: 0, running: 0, first: [] },
  ...changes,
});

test.each<[Partial<ImageRow>, string]>([
  [{ tags: ["a:1", "b:2"] }, "a:1"],
  [{ tags: [], digests: [`ghcr.io/a/b@sha256:${hex}`] }, "ghcr.io/a/b@abcdef012345"],
  [{ tags: [] }, "abcdef012345"],
])("%j is called %s", (changes, name) => {
  expect(imageName(image(changes))).toBe(name);
});

test("an image comes from where its tags and digests say, each place once", () => {
  const tags = ["nginx:1", "nginx:2", "grafana/grafana:9", "localhost:5000/team/app:1"];
  expect(originsOf({ tags, digests: [`quay.io/a/b@sha256:${hex}`] })).toEqual({
    registries: ["docker.io", "localhost:5000", "quay.io"],
    repositories: ["nginx", "grafana/grafana", "localhost:5000/team/app", "quay.io/a/b"],
  });
});

describe("an address", () => {
  const rows = [image(), image({ id: `sha256:${"1".repeat(64)}`, tags: ["app:latest"] })];
  test.each([
    ["nginx:1.27", 0],
    ["app", 1],
    [hex, 0],
    [`sha256:${hex}`, 0],
    [hex.slice(0, 12), 0],
    [hex.slice(0, 11), undefined],
    ["nginx", undefined],
  ])("%s", (ref, place) => {
    expect(findImage(rows, ref)).toBe(place === undefined ? undefined : rows[place]);
  });
});
