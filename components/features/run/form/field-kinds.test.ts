import { describe, expect, test } from "vitest";
import { runFlags } from "#lib/docker/run/flags/all.ts";
import { parseRunLine } from "#lib/docker/run/parse-line.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { fields } from "./field-kinds.ts";
import { findFields, isFilled } from "./find-fields.ts";
import { withFlag } from "./write-flag.ts";

const fieldOf = (name: string) => {
  const field = fields.find(({ flag }) => flag.name === name);
  if (!field) throw new Error(`no field for ${name}`);
  return field;
};

test("every flag is filled in somewhere, and in one place", () => {
  const places = fields.flatMap(({ flag, also }) => [flag.name, ...also]).sort();
  expect(places).toEqual(runFlags.map(({ name }) => name).sort());
});

test("what stands as an example in a field can be read", () => {
  const plain = fields.filter(
    ({ kind, placeholder }) => placeholder !== "" && (kind === "text" || kind === "list"),
  );
  const unread = plain.filter(
    ({ flag, placeholder }) => withFlag(emptySpec("a"), flag, [placeholder]).unread,
  );
  expect(plain.length).toBeGreaterThan(40);
  expect(unread.map(({ flag }) => flag.name)).toEqual([]);
});

test("every choice of a field can be read", () => {
  const unread = fields.flatMap(({ flag, choices }) =>
    choices.filter((choice) => withFlag(emptySpec("a"), flag, [choice]).unread),
  );
  expect(unread).toEqual([]);
});

describe("writing a flag", () => {
  const { spec } = parseRunLine(
    "docker run --gpus all --device vendor.com/gpu=0 --device /dev/null -m 1g --health-retries 3 --health-cmd true a",
  );

  test("takes the place of what it had, and leaves all others", () => {
    const written = withFlag(spec, fieldOf("memory").flag, ["512m"]);
    expect(written).toEqual({ spec: { ...spec, memory: 512 * 1024 * 1024 }, unread: null });
    expect(withFlag(spec, fieldOf("health-retries").flag, []).spec.health).toEqual({
      ...spec.health,
      retries: 0,
    });
  });

  test("GPUs and devices are kept apart, though they share a place", () => {
    const noGpus = withFlag(spec, fieldOf("gpus").flag, []).spec;
    expect(noGpus.deviceRequests).toEqual(spec.deviceRequests.filter(({ driver }) => driver === "cdi"));
    expect(noGpus.devices).toEqual(spec.devices);
    const noDevices = withFlag(spec, fieldOf("device").flag, []).spec;
    expect(noDevices.deviceRequests).toEqual(spec.deviceRequests.filter(({ driver }) => driver !== "cdi"));
    expect(noDevices.devices).toEqual([]);
  });

  test("names the value that cannot be read, and keeps the others", () => {
    const { spec: next, unread } = withFlag(spec, fieldOf("ulimit").flag, ["nofile=1:2", "nofile"]);
    expect(next.ulimits).toEqual([{ name: "nofile", soft: 1, hard: 2 }]);
    expect(unread).toEqual({ value: "nofile", expected: expect.any(String) });
  });
});

test("a field is filled where its flag says something", () => {
  const { spec } = parseRunLine("docker run -d --network host --no-healthcheck -e A=1 a");
  expect(fields.filter((field) => isFilled(field, spec)).map(({ flag }) => flag.name)).toEqual(
    expect.arrayContaining(["env", "network", "health-cmd"]),
  );
  expect(fields.filter((field) => isFilled(field, emptySpec("a")))).toEqual([]);
});

describe("the search", () => {
  const find = (text: string) => findFields(text, (name) => (name === "memory" ? "Arbeitsspeicher" : ""));
  test.each([
    ["--memory-swap", ["memory-swap"]],
    ["speicher", ["memory"]],
    ["ip6", ["network"]],
    ["no such", []],
  ])("%s", (text, names) => {
    expect([...(find(text) ?? [])].filter((name) => name !== "memory-swappiness")).toEqual(names);
  });
  test("of nothing shows everything", () => {
    expect(find("  ")).toBeNull();
  });
});
