import { describe, expect, test } from "vitest";
import { container, idOf, reasons } from "./testing/plain-container.ts";

describe("namespaces of the host", () => {
  test.each(["PidMode", "IpcMode", "UTSMode", "UsernsMode", "CgroupnsMode", "NetworkMode"])(
    "%s",
    async (mode) => {
      expect(await reasons(container({ [mode]: "host" }))).toEqual([`namespace: ${mode}=host`]);
      expect(await reasons(container({ [mode]: "HOST" }))).toEqual([`namespace: ${mode}=HOST`]);
      expect(await reasons(container({ [mode]: "ns:/proc/1/ns/x" }))).toEqual([
        `namespace: ${mode}=ns:/proc/1/ns/x`,
      ]);
    },
  );

  test("the host network by its id", async () => {
    const inspect = container(
      { NetworkMode: idOf("f") },
      { NetworkSettings: { Networks: { host: { NetworkID: "" } } } },
    );
    expect(await reasons(inspect)).toEqual(["namespace: NetworkMode=host"]);
  });

  test("a mode nobody knows", async () => {
    expect(await reasons(container({ PidMode: "warp" }))).toEqual(["namespace: PidMode=warp"]);
    expect(await reasons(container({ PidMode: "container:" }))).toEqual(["namespace: PidMode=container:"]);
  });
});
