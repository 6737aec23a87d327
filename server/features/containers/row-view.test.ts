import { expect, test } from "vitest";
import { detailsOf } from "../../engine/mirror/container-entry.ts";
import { containerInspect, containerSummary } from "../../engine/types/container.ts";
import { toContainerRow } from "./row-view.ts";

const id = "a".repeat(64);
const summary = containerSummary.parse({ Id: id, Names: ["/web"], State: "running", Status: "Up 1 second" });
const plain = {
  Privileged: false,
  Binds: null,
  CapAdd: null,
  SecurityOpt: null,
  VolumesFrom: null,
  Devices: [],
  NetworkMode: "bridge",
  PidMode: "",
  IpcMode: "private",
  UTSMode: "",
  UsernsMode: "",
};
const hostPowerOf = (host: object | null) => {
  const inspect =
    host &&
    containerInspect.parse({ Id: id, State: {}, Config: {}, Mounts: [], HostConfig: { ...plain, ...host } });
  const details = inspect && detailsOf(inspect, { runtime: "runc", privateCgroupns: true });
  return toContainerRow({ id, summary, details }, { mayInspect: true, ownId: null }).hostPower;
};

test.each<[string, object | null, boolean | null]>([
  ["not inspected yet", null, null],
  ["alone and plain", {}, false],
  ["privileged", { Privileged: true }, true],
  ["with a volume, which may be anything", { Binds: ["data:/m"] }, null],
  ["with another's namespace", { PidMode: "container:b" }, null],
  ["with a volume, but privileged anyway", { Binds: ["data:/m"], Privileged: true }, true],
  ["not as engines say it", { Privileged: undefined }, true],
])("power over the host of a container that is %s", (_, host, expected) => {
  expect(hostPowerOf(host)).toBe(expected);
});
