import { describe, expect, test } from "vitest";
import { container, idOf, nothingElse, reasons, usual } from "./testing/plain-container.ts";

describe("namespaces of the host", () => {
  test.each(["PidMode", "IpcMode", "UTSMode", "UsernsMode", "CgroupnsMode", "NetworkMode"])("%s", (mode) => {
    expect(reasons(container({ [mode]: "host" }))).toEqual([`namespace: ${mode}=host`]);
    expect(reasons(container({ [mode]: "HOST" }))).toEqual([`namespace: ${mode}=HOST`]);
    expect(reasons(container({ [mode]: "ns:/proc/1/ns/x" }))).toEqual([`namespace: ${mode}=ns:/proc/1/ns/x`]);
  });

  test("the host network by its id", () => {
    const inspect = container(
      { NetworkMode: idOf("f") },
      { NetworkSettings: { Networks: { host: { NetworkID: "" } } } },
    );
    expect(reasons(inspect)).toEqual(["namespace: NetworkMode=host"]);
  });

  test("a mode nobody knows", () => {
    expect(reasons(container({ PidMode: "warp" }))).toEqual(["namespace: PidMode=warp"]);
    expect(reasons(container({ PidMode: "container:" }))).toEqual(["namespace: PidMode=container:"]);
  });

  test.each<[boolean, string, string[]]>([
    [true, "host", ["namespace: CgroupnsMode=host"]],
    [true, "private", []],
    [true, "", []],
    [false, "host", []],
    [false, "HOST", []],
    [false, "private", []],
    [false, "", []],
    [false, "ns:/proc/1/ns/cgroup", ["namespace: CgroupnsMode=ns:/proc/1/ns/cgroup"]],
  ])("private cgroup namespaces by default: %s, mode %j", (privateCgroupns, CgroupnsMode, expected) => {
    const defaults = { ...usual, privateCgroupns };
    expect(reasons(container({ CgroupnsMode }), nothingElse, defaults)).toEqual(expected);
  });

  test("only the cgroup namespace may be the host's by default", () => {
    const modes = {
      PidMode: "host",
      IpcMode: "host",
      UTSMode: "host",
      UsernsMode: "host",
      NetworkMode: "host",
    };
    const defaults = { ...usual, privateCgroupns: false };
    expect(reasons(container(modes), nothingElse, defaults)).toHaveLength(5);
  });
});
