import { expect, test } from "vitest";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { plainNetwork } from "#lib/docker/run/spec/network.ts";
import { specProblem } from "#lib/docker/run/spec-problem.ts";
import { containerMends, mendOf, networkMends } from "./mends.ts";

const port = (hostPort: string) => ({ hostIp: "", hostPort, containerPort: "80", protocol: "tcp" as const });

test.each([
  ["web", "web-2"],
  ["web-2", "web-3"],
  ["web-9", "web-10"],
])("the name %s is taken: %s", (name, next) => {
  const mend = mendOf(specProblem("name", "name_taken", { value: name }), { ...emptySpec("a"), name });
  expect(mend?.spec.name).toBe(next);
});

test("a port that is taken becomes the next that no other row asks for", () => {
  const spec = { ...emptySpec("a"), publish: [port("8080"), port("8081")] };
  const mend = mendOf(specProblem("publish.0.hostPort", "port_taken", { value: "8080/tcp" }), spec);
  expect(mend?.spec.publish.map(({ hostPort }) => hostPort)).toEqual(["8082", "8081"]);
});

test("a network that is missing: those that are there, the likeliest first, without what belongs to a made one", () => {
  const missing = specProblem("networks.0.name", "network_missing", { value: "shop-net" });
  const networks = [{ ...plainNetwork("shop-net"), aliases: ["web"] }];
  const spec = { ...emptySpec("a"), networks };
  const found = networkMends(missing, spec, ["bridge", "host", "none", "blog", "shop"]);
  expect(found.map(({ to }) => to)).toEqual(["shop", "blog", "bridge"]);
  expect(found[0]?.spec.networks).toEqual([{ ...plainNetwork("shop"), aliases: ["web"] }]);
  expect(found[2]?.spec.networks).toEqual([plainNetwork("bridge")]);
  expect(networkMends(specProblem("name", "name_taken"), spec, ["shop"])).toEqual([]);
});

test("a container that is missing: another one, wherever it stood", () => {
  const missing = specProblem("links.0", "container_missing", { value: "db" });
  const spec = { ...emptySpec("a"), links: ["db:store"], pid: "container:db" };
  const [first] = containerMends(missing, spec, ["web", "db-2"]);
  expect(first?.spec).toMatchObject({ links: ["db-2:store"], pid: "container:db-2" });
});

test("a range, the last port and other problems are for a person", () => {
  const taken = specProblem("publish.0.hostPort", "port_taken", {});
  expect(mendOf(taken, { ...emptySpec("a"), publish: [port("80-90")] })).toBeNull();
  expect(mendOf(taken, { ...emptySpec("a"), publish: [port("65535")] })).toBeNull();
  expect(mendOf(specProblem("memory", "negative"), emptySpec("a"))).toBeNull();
});
