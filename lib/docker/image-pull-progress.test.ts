import { expect, test } from "vitest";
import { addProgress, createPullProgress, maxLayers, transferOf } from "./image-pull-progress.ts";

const line = (id: string, status: string, current: number | null = null, total: number | null = null) => ({
  ...{ id, status, current, total },
});
const after = (...lines: ReturnType<typeof line>[]) => {
  const progress = createPullProgress();
  for (const one of lines) addProgress(progress, one);
  return progress;
};
const phasesOf = (...lines: ReturnType<typeof line>[]) =>
  Array.from(after(...lines).layers.values(), ({ id, phase }) => [id, phase]);

test.each([
  ["Pulling fs layer", "waiting"],
  ["Waiting", "waiting"],
  ["Downloading", "downloading"],
  ["Verifying Checksum", "verifying"],
  ["Download complete", "downloaded"],
  ["Extracting", "extracting"],
  ["Retrying in 5 seconds", "retrying"],
  ["Pull complete", "done"],
  ["Already exists", "exists"],
  ["Something new", "other"],
])("%s is %s", (status, phase) => {
  expect(phasesOf(line("a", status))).toEqual([["a", phase]]);
});

test("the first line's id is a tag, and lines without one are about the whole", () => {
  const progress = after(
    line("1.27", "Pulling from library/nginx"),
    line("", "Digest: sha256:abc"),
    line("", "Status: Downloaded newer image for nginx:1.27"),
  );
  expect(progress).toEqual({
    status: "Status: Downloaded newer image for nginx:1.27",
    digest: "sha256:abc",
    layers: new Map(),
  });
});

test("layers keep the order in which they were named", () => {
  const lines = [line("b", "Waiting"), line("a", "Waiting"), line("b", "Downloading", 1, 2)];
  expect(phasesOf(...lines)).toEqual([
    ["b", "downloading"],
    ["a", "waiting"],
  ]);
});

test("bytes count once, whatever is done with them afterwards", () => {
  const lines = [
    line("a", "Already exists"),
    line("b", "Downloading", 40, 100),
    line("c", "Downloading", 50, 50),
    line("c", "Download complete"),
    line("c", "Extracting", 10, 50),
  ];
  expect(transferOf(after(...lines))).toEqual({ received: 90, expected: 150 });
  expect(transferOf(after(...lines, line("b", "Pull complete")))).toEqual({ received: 150, expected: 150 });
});

test("what is expected is not known before each layer has told its size", () => {
  const lines = [line("a", "Downloading", 1, 10), line("b", "Waiting")];
  expect(transferOf(after(...lines))).toEqual({ received: 1, expected: null });
});

test("a layer that is tried again begins anew", () => {
  const lines = [line("a", "Downloading", 9, 10), line("a", "Retrying in 1 second")];
  expect(transferOf(after(...lines))).toEqual({ received: 0, expected: 10 });
});

test("a registry that names layers without end does not fill the memory, and the first ones go on", () => {
  const lines = Array.from({ length: 10 * maxLayers }, (_, index) => line(`l${index}`, "Waiting"));
  const { layers } = after(...lines, line("l0", "Pull complete"));
  expect(layers.size).toBe(maxLayers);
  expect(layers.get("l0")?.phase).toBe("done");
});
