import { expect, test } from "vitest";
import { followPower, followSpec } from "./follow.ts";
import { emptySpec } from "./spec/empty.ts";
import { plainNetwork } from "./spec/network.ts";

const id = "0123456789ab".padEnd(64, "c");
const old = { id, name: "db" };

test("what named the old container, by id or name, names the new one", () => {
  const spec = {
    ...emptySpec("a"),
    networks: [plainNetwork(`container:${id}`)],
    pid: "container:db",
    ipc: `container:${id.slice(0, 12)}`,
    links: ["db:alias", "db", "other:x"],
    volumesFrom: [`${id}:ro`, "other"],
  };
  expect(followSpec(spec, old, "db-2")).toMatchObject({
    networks: [plainNetwork("container:db-2")],
    ...{ pid: "container:db-2", ipc: "container:db-2" },
    links: ["db-2:alias", "db-2", "other:x"],
    volumesFrom: ["db-2:ro", "other"],
  });
});

test("everything else stays", () => {
  const spec = {
    ...emptySpec("a"),
    networks: [plainNetwork("db"), plainNetwork("container:other")],
    ...{ pid: "host", ipc: "container:0123" },
  };
  expect(followSpec(spec, old, "db-2")).toEqual(spec);
});

test("the host's power of the followed spec, with what only the server knows", () => {
  const spec = { ...emptySpec("a"), privileged: true, pid: `container:${id}` };
  const hostPower = ["privileged", `pid=container:${id}`, "volumes=volume-driver nfs"];
  const followed = followSpec(spec, old, "db");
  expect(followPower(spec, followed, hostPower).toSorted()).toEqual([
    "pid=container:db",
    "privileged",
    "volumes=volume-driver nfs",
  ]);
});
