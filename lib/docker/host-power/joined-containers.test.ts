import { describe, expect, test } from "vitest";
import { hostPower } from "../host-power.ts";
import { container, idOf, nothingElse, reasons, withContainers } from "./testing/plain-container.ts";

describe("other containers", () => {
  const clean = (letter: string, config: object = {}) => container(config, { Id: idOf(letter) });
  const strong = (letter: string) => clean(letter, { Privileged: true });
  const modes = ["PidMode", "IpcMode", "NetworkMode", "UTSMode", "UsernsMode", "CgroupnsMode", "Cgroup"];

  test.each(modes)("%s of a container", async (mode) => {
    const inspect = container({ [mode]: `container:${idOf("b")}` });
    const words = `${mode}=container:${idOf("b")}`;
    expect(await reasons(inspect, withContainers({ [idOf("b")]: clean("b") }))).toEqual([]);
    expect(await reasons(inspect, withContainers({ [idOf("b")]: strong("b") }))).toEqual([
      `namespace: ${words} (privileged)`,
    ]);
    expect(await reasons(inspect, withContainers({}))).toEqual([`namespace: ${words} (unreadable)`]);
  });

  test.each<[string, unknown]>([
    ["gone", undefined],
    ["null", null],
    ["an entry of the list", { Id: idOf("b"), HostConfig: { NetworkMode: "bridge" }, Mounts: [] }],
  ])("volumes from a container that is %s", async (_, other) => {
    const found = await reasons(container({ VolumesFrom: ["b"] }), withContainers({ b: other }));
    expect(found).toEqual(["volumes-from: b (unreadable)"]);
  });

  test("through several, by different ways", async () => {
    const others = {
      b: clean("b", { NetworkMode: `container:${idOf("c")}` }),
      [idOf("c")]: clean("c", { VolumesFrom: ["plain", "d:ro"] }),
      plain: clean("e"),
      d: clean("d", { CapAdd: ["SYS_ADMIN"] }),
    };
    expect(await reasons(container({ VolumesFrom: ["b:rw"] }), withContainers(others))).toEqual([
      "volumes-from: b:rw (capability)",
    ]);
  });

  test("a volume of another container is judged as well", async () => {
    const other = container({ Binds: ["data:/m"] }, { Id: idOf("b") });
    const lookups = {
      ...withContainers({ b: other }),
      volumeOf: () => ({ Driver: "local", Options: { device: "/" } }),
    };
    expect(await reasons(container({ VolumesFrom: ["b"] }), lookups)).toEqual([
      "volumes-from: b (volume-options)",
    ]);
  });

  test("circles end, with and without power in them", async () => {
    const ring = (last: object) => ({
      b: clean("b", { VolumesFrom: ["c"] }),
      c: clean("c", { VolumesFrom: ["a", "b", "c"], ...last }),
      a: clean("a", { VolumesFrom: ["b"] }),
    });
    expect(await reasons(container({ VolumesFrom: ["b"] }), withContainers(ring({})))).toEqual([]);
    const tainted = withContainers(ring({ PidMode: "host" }));
    expect(await reasons(container({ VolumesFrom: ["b"] }), tainted)).toEqual([
      "volumes-from: b (namespace)",
    ]);
  });

  test("itself", async () => {
    const self = container({ VolumesFrom: ["a"] });
    expect(await reasons(self, withContainers({ a: self }))).toEqual([]);
  });

  test("each reference is judged by itself", async () => {
    const others = { b: strong("b"), c: clean("c"), d: clean("d", { VolumesFrom: ["b"] }) };
    expect(await reasons(container({ VolumesFrom: ["b", "c", "d"] }), withContainers(others))).toEqual([
      "volumes-from: b (privileged)",
      "volumes-from: d (privileged)",
    ]);
  });

  test("a chain without end is refused after a bounded number of questions", async () => {
    let asked = 0;
    const containerOf = (ref: string) => {
      asked += 1;
      return { ...clean("x", { VolumesFrom: [`${ref}x`] }), Id: ref };
    };
    expect(await reasons(container({ VolumesFrom: ["b"] }), { ...nothingElse, containerOf })).toEqual([
      "volumes-from: b (chain too long)",
    ]);
    expect(asked).toBeLessThanOrEqual(64);
  });

  test("promises are awaited, and a failed lookup fails the question", async () => {
    const lookups = withContainers({});
    const later = { ...lookups, containerOf: async () => strong("b") };
    expect(await reasons(container({ VolumesFrom: ["b"] }), later)).toEqual(["volumes-from: b (privileged)"]);
    const broken = { ...lookups, containerOf: async () => Promise.reject(new Error("engine gone")) };
    await expect(hostPower(container({ VolumesFrom: ["b"] }), broken)).rejects.toThrow("engine gone");
  });
});
