import { describe, expect, test } from "vitest";
import { ownHostPower } from "./own.ts";
import { container, idOf, nothingElse, reasons, usual, withContainers } from "./testing/plain-container.ts";

describe("other containers", () => {
  const clean = (letter: string, config: object = {}) => container(config, { Id: idOf(letter) });
  const strong = (letter: string) => clean(letter, { Privileged: true });
  const modes = ["PidMode", "IpcMode", "NetworkMode", "UTSMode", "UsernsMode", "CgroupnsMode", "Cgroup"];

  test.each(modes)("%s of a container", (mode) => {
    const inspect = container({ [mode]: `container:${idOf("b")}` });
    const words = `${mode}=container:${idOf("b")}`;
    expect(reasons(inspect, withContainers({ [idOf("b")]: clean("b") }))).toEqual([]);
    expect(reasons(inspect, withContainers({ [idOf("b")]: strong("b") }))).toEqual([
      `namespace: ${words} (privileged)`,
    ]);
    expect(reasons(inspect, withContainers({}))).toEqual([`namespace: ${words} (unreadable)`]);
  });

  test.each<[string, unknown]>([
    ["gone", undefined],
    ["null", null],
    ["an entry of the list", { Id: idOf("b"), HostConfig: { NetworkMode: "bridge" }, Mounts: [] }],
  ])("volumes from a container that is %s", (_, other) => {
    const found = reasons(container({ VolumesFrom: ["b"] }), withContainers({ b: other }));
    expect(found).toEqual(["volumes-from: b (unreadable)"]);
  });

  test("through several, by different ways", () => {
    const others = {
      b: clean("b", { NetworkMode: `container:${idOf("c")}` }),
      [idOf("c")]: clean("c", { VolumesFrom: ["plain", "d:ro"] }),
      plain: clean("e"),
      d: clean("d", { CapAdd: ["SYS_ADMIN"] }),
    };
    expect(reasons(container({ VolumesFrom: ["b:rw"] }), withContainers(others))).toEqual([
      "volumes-from: b:rw (capability)",
    ]);
  });

  test("a volume of another container is judged as well", () => {
    const other = container({ Binds: ["data:/m"] }, { Id: idOf("b") });
    const known = {
      ...withContainers({ b: other }),
      volume: () => ({ Driver: "local", Options: { device: "/" } }),
    };
    expect(reasons(container({ VolumesFrom: ["b"] }), known)).toEqual(["volumes-from: b (volume-options)"]);
  });

  test("circles end, with and without power in them", () => {
    const ring = (last: object) => ({
      b: clean("b", { VolumesFrom: ["c"] }),
      c: clean("c", { VolumesFrom: ["a", "b", "c"], ...last }),
      a: clean("a", { VolumesFrom: ["b"] }),
    });
    expect(reasons(container({ VolumesFrom: ["b"] }), withContainers(ring({})))).toEqual([]);
    const tainted = withContainers(ring({ PidMode: "host" }));
    expect(reasons(container({ VolumesFrom: ["b"] }), tainted)).toEqual(["volumes-from: b (namespace)"]);
  });

  test("itself", () => {
    const self = container({ VolumesFrom: ["a"] });
    expect(reasons(self, withContainers({ a: self }))).toEqual([]);
  });

  test("each reference is judged by itself", () => {
    const others = { b: strong("b"), c: clean("c"), d: clean("d", { VolumesFrom: ["b"] }) };
    expect(reasons(container({ VolumesFrom: ["b", "c", "d"] }), withContainers(others))).toEqual([
      "volumes-from: b (privileged)",
      "volumes-from: d (privileged)",
    ]);
  });

  test("a chain without end is refused after a bounded number of questions", () => {
    let asked = 0;
    const endless = (ref: string) => {
      asked += 1;
      return ownHostPower({ ...clean("x", { VolumesFrom: [`${ref}x`] }), Id: ref }, usual);
    };
    expect(reasons(container({ VolumesFrom: ["b"] }), { ...nothingElse, container: endless })).toEqual([
      "volumes-from: b (chain too long)",
    ]);
    expect(asked).toBeLessThanOrEqual(64);
  });
});
