import { expect, test } from "vitest";
import { hintsOf, mirrorKinds } from "./hints.ts";

const id = "c".repeat(64);
const event = (Type: string, Action: string, ID = id, Attributes: Record<string, string> = {}) => ({
  Type,
  Action,
  Actor: { ID, Attributes },
  time: 1,
  timeNano: 1e9,
});

test.each([
  "create",
  "start",
  "die",
  "oom",
  "pause",
  "rename",
  "update",
  "destroy",
  "health_status: healthy",
])("container %s reads that container again", (action) => {
  expect(hintsOf(event("container", action))).toEqual([{ kind: "containers", key: id }]);
});

test.each([
  "exec_create: sh -c 'curl localhost'",
  "exec_start: sh",
  "exec_die",
  "exec_detach",
  "top",
  "attach",
  "detach",
  "resize",
  "kill",
  "copy",
])("container %s reads nothing", (action) => {
  expect(hintsOf(event("container", action))).toEqual([]);
});

test("an id that is none is not asked for", () => {
  expect(hintsOf(event("container", "start", "../x"))).toEqual([]);
});

test.each(["pull", "tag", "untag", "delete", "import", "load"])(
  "image %s reads it, and the list once quiet",
  (action) => {
    expect(hintsOf(event("image", action, "busybox:1"))).toEqual([
      { kind: "images", key: "busybox:1" },
      { kind: "images", key: null, again: true },
    ]);
  },
);

test("a commit makes an image", () => {
  const made = { imageID: "sha256:abc" };
  expect(hintsOf(event("container", "commit", id, made))[0]).toEqual({ kind: "images", key: "sha256:abc" });
});

test.each([
  ["image", "save"],
  ["image", "push"],
  ["volume", "mount"],
  ["volume", "unmount"],
  ["builder", "prune"],
  ["service", "update"],
  ["", ""],
])("%s %s changes nothing that is mirrored", (type, action) => {
  expect(hintsOf(event(type, action))).toEqual([]);
});

test("volumes are read by name", () => {
  expect(hintsOf(event("volume", "create", "data"))).toEqual([{ kind: "volumes", key: "data" }]);
  expect(hintsOf(event("volume", "destroy", "data"))).toEqual([{ kind: "volumes", key: "data" }]);
});

test.each(["connect", "disconnect"])(
  "network %s reads both sides, the container once more later",
  (action) => {
    expect(hintsOf(event("network", action, "net", { container: id }))).toEqual([
      { kind: "networks", key: "net" },
      { kind: "containers", key: id, again: true },
    ]);
  },
);

test.each(["container", "image", "volume", "network"])("pruning %ss lists them", (type) => {
  expect(hintsOf(event(type, "prune", ""))).toEqual([{ kind: `${type}s`, key: null }]);
});

test("a reloaded daemon is read anew", () => {
  expect(hintsOf(event("daemon", "reload")).map((hint) => hint.kind)).toEqual([...mirrorKinds]);
});
