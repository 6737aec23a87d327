import { expect, test } from "vitest";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { testRow } from "../testing/test-row.ts";
import { lossesOf } from "./losses.ts";

type Mount = ContainerDetail["mounts"][number];

const mount = (changes: Partial<Mount>): Mount => ({
  type: "volume",
  name: "data",
  source: "/var/lib/docker/volumes/data/_data",
  destination: "/data",
  driver: "local",
  mode: "",
  readOnly: false,
  propagation: "",
  anonymous: false,
  ...changes,
});
const unnamed = mount({ name: "f".repeat(64), anonymous: true });
const a = testRow({ id: "a", state: "running" });
const b = testRow({ id: "b", state: "exited" });

test("names who is killed, counts unnamed volumes once and keeps the named ones", () => {
  const mounts: Record<string, Mount[]> = {
    a: [unnamed, mount({ name: "zeta" }), mount({ type: "bind", name: null, source: "/etc" })],
    b: [unnamed, mount({ name: "alpha" }), mount({ type: "tmpfs", name: null, source: "" })],
  };
  expect(lossesOf([a, b], { volumes: true }, (id) => mounts[id])).toEqual({
    killed: [a],
    anonymousVolumes: 1,
    keptVolumes: ["alpha", "zeta"],
    losesData: true,
  });
});

test("without the volumes no data is lost", () => {
  expect(lossesOf([b], { volumes: false }, () => [unnamed])).toMatchObject({
    anonymousVolumes: 1,
    losesData: false,
  });
});

test("the volumes of a container that has none are no loss", () => {
  expect(lossesOf([b], { volumes: true }, () => [mount({})]).losesData).toBe(false);
});

test("what is not counted is taken for a loss", () => {
  const losses = lossesOf([a, b], { volumes: true }, (id) => (id === "a" ? [] : undefined));
  expect(losses).toMatchObject({ anonymousVolumes: null, losesData: true });
});

test.each(["paused", "restarting"] as const)("a %s container is killed too", (state) => {
  expect(lossesOf([testRow({ state })], { volumes: false }, () => []).killed).toHaveLength(1);
});
