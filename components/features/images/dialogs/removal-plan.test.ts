import { expect, test } from "vitest";
import type { ImageRow } from "#lib/contracts/images.ts";
import { planRemoval } from "./removal-plan.ts";

const image = (id: string, count = 0, running = 0): ImageRow => ({
  id,
  tags: ["a:1", "a:2"],
  digests: [],
  size: 0,
  createdAt: null,
  dangling: false,
  labels: {},
  labelsDropped: 0,
  project: null,
  usedBy: { count, running, first: [] },
});
const [free, stopped, running] = [image("free"), image("stopped", 1), image("running", 2, 1)];
const all = [free, stopped, running];

test("what containers use stays", () => {
  expect(planRemoval(all, { chosen: null, force: false })).toEqual({
    ...{ targets: [free], held: [stopped, running], tags: null, canForce: true },
  });
});

test("force takes what only stopped ones use", () => {
  expect(planRemoval(all, { chosen: null, force: true })).toMatchObject({
    targets: [free, stopped],
    held: [running],
  });
});

test("some of the tags can be taken off whoever uses the image", () => {
  expect(planRemoval([running], { chosen: ["a:2"], force: false })).toEqual({
    ...{ targets: [running], held: [], tags: ["a:2"], canForce: false },
  });
  expect(planRemoval([running], { chosen: ["a:1", "a:2"], force: false }).held).toEqual([running]);
});

test("no tag chosen is nothing to do", () => {
  expect(planRemoval([free], { chosen: [], force: false }).targets).toEqual([]);
});
