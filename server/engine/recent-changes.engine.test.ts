import { expect, test } from "vitest";
import { createEnginePool } from "./pool.ts";
import { engineAddress, makeContainer, otherClient } from "./testing/real-engine.ts";
import { until } from "./testing/until.ts";

const poolOf = () => {
  const pool = createEnginePool({
    environments: [{ id: "local", name: "local", address: engineAddress() }],
    report: (error) => {
      throw error;
    },
  });
  return { engine: pool.get("local"), [Symbol.dispose]: () => pool.close() };
};

test("a container's life is told once, without its exec's command; one that was missed is told later", async () => {
  using panel = poolOf();
  const { mirror, changes } = panel.engine;
  await using container = await makeContainer("recent", {
    Cmd: ["sh", "-c", "exit 3"],
    Labels: { password: "s3cret" },
  });
  const actions = () =>
    changes
      .list()
      .filter(({ id }) => id === container.id)
      .map(({ action }) => action);
  await mirror.ready();
  // Made before anybody looked: the engine remembers.
  await until("created", () => actions().includes("create"));
  await container.start();
  await until("dead", () => actions().includes("die"));
  const died = changes.list().find(({ id, action }) => id === container.id && action === "die");
  expect(died).toMatchObject({
    kind: "container",
    name: container.name,
    exitCode: 3,
    image: "quayside/busybox:1",
  });
  expect(Math.abs((died?.at ?? 0) - Date.now())).toBeLessThan(60_000);

  mirror.stop();
  const name = `${container.name}-missed`;
  await otherClient("POST", `/containers/${container.id}/rename?name=${name}`);
  await mirror.ready();
  await until("renamed", () => actions().includes("rename"));
  expect(actions()).toEqual(["create", "start", "die", "rename"]);
  expect(JSON.stringify(changes.list())).not.toContain("s3cret");
});

test("an exec's command line is never kept", async () => {
  using panel = poolOf();
  const { mirror, changes, client } = panel.engine;
  await mirror.ready();
  await using container = await makeContainer("recent-exec");
  await container.start();
  const command = ["sh", "-c", "echo s3cret-word"];
  const exec = await client.execCreate(container.id, { command, tty: false, stdin: false });
  const stream = await client.execStart(exec, { tty: false });
  stream.resume();
  await otherClient("POST", `/containers/${container.id}/kill`);
  await until("dead", () => changes.list().some(({ id, action }) => id === container.id && action === "die"));
  stream.destroy();
  expect(JSON.stringify(changes.list())).not.toContain("s3cret-word");
});
