import { expect, test } from "vitest";
import { createEnginePool } from "./pool.ts";
import { hostileEngine, json } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

test("environments are known by id, dialled only when used, and one that is down leaves the others alone", async () => {
  await using good = await hostileEngine({
    answer: (request, response) => {
      if (request.url?.includes("/events")) response.writeHead(200).flushHeaders();
      else json([])(request, response);
    },
  });
  const bad = await hostileEngine({});
  await bad[Symbol.asyncDispose]();
  const pool = createEnginePool({
    environments: [
      { id: "good", name: "Good", address: good.address },
      { id: "bad", name: "Bad", address: bad.address },
    ],
    report: () => undefined,
  });
  expect(pool.list().map(({ id }) => id)).toEqual(["good", "bad"]);
  expect(() => pool.get("other")).toThrow(expect.objectContaining({ code: "not_found" }));
  expect(good.requests).toEqual([]);
  await expect(pool.get("bad").mirror.ready()).rejects.toMatchObject({ code: "engine_unreachable" });
  await pool.get("good").mirror.ready("containers");
  expect(pool.get("good").connection.state().status).toBe("connected");
  expect(pool.get("bad").state().status).toBe("unreachable");
  pool.close();
  await until("all connections are closed", () => good.openSockets() === 0);
});

const poolOf = (address: Parameters<typeof createEnginePool>[0]["environments"][number]["address"]) =>
  createEnginePool({ environments: [{ id: "one", name: "One", address }], report: () => undefined });

test("while an engine is known to be unreachable, calls fail at once and do not reach it; the next after its return does", async () => {
  let isDown = true;
  await using engine = await hostileEngine({
    version: (request, response) =>
      isDown
        ? request.socket.destroy()
        : json({ ApiVersion: "1.45", MinAPIVersion: "1.24" })(request, response),
    answer: (request, response) => {
      if (request.url?.includes("/events")) response.writeHead(200).flushHeaders();
      else json([])(request, response);
    },
  });
  const pool = poolOf(engine.address);
  const { client, connection } = pool.get("one");
  connection.open();
  await until("unreachable", () => connection.state().status === "unreachable");
  const asked = () => engine.requests.filter((line) => line.includes("/containers/"));
  await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_unreachable" });
  // Never sent, so there is no doubt about it.
  await expect(client.pause("web")).rejects.toMatchObject({ code: "engine_unreachable" });
  expect(engine.requests.every((line) => line === "GET /version")).toBe(true);
  isDown = false;
  await until("connected", () => connection.state().status === "connected");
  await client.listContainers();
  expect(asked()).toHaveLength(1);
  isDown = true;
  pool.close();
});

test("a failure that nobody looks into any more is not believed: the call tries itself", async () => {
  const gone = await hostileEngine({});
  await gone[Symbol.asyncDispose]();
  const pool = poolOf(gone.address);
  const { client, connection } = pool.get("one");
  connection.open();
  await until("unreachable", () => connection.state().status === "unreachable");
  expect(connection.failure()).toMatchObject({ code: "engine_unreachable" });
  connection.close();
  expect(connection.failure()).toBeNull();
  await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_unreachable" });
});

test("a kind that cannot be read keeps nobody back, and is there once it can", async () => {
  let isBroken = true;
  await using engine = await hostileEngine({
    answer: (request, response) => {
      if (request.url?.includes("/events")) response.writeHead(200).flushHeaders();
      else if (request.url?.includes("/volumes")) json(isBroken ? [] : {})(request, response);
      else json([])(request, response);
    },
  });
  const pool = poolOf(engine.address);
  const { mirror, state } = pool.get("one");
  await expect(mirror.ready("volumes")).rejects.toMatchObject({ code: "engine_protocol" });
  await mirror.ready("containers");
  await until("live", () => mirror.state().status === "live");
  expect(state().status).toBe("connected");
  isBroken = false;
  await mirror.ready("volumes");
  pool.close();
});

test("an engine that pings well but lists nonsense is stale, and says why", async () => {
  let isMad = true;
  await using engine = await hostileEngine({
    answer: (request, response) => {
      if (request.url?.includes("/events")) response.writeHead(200).flushHeaders();
      else if (isMad && !request.url?.includes("_ping")) json({ message: "?" })(request, response);
      else json(request.url?.includes("/volumes") ? {} : [])(request, response);
    },
  });
  const pool = poolOf(engine.address);
  const { mirror, state } = pool.get("one");
  await expect(mirror.ready()).rejects.toMatchObject({ code: "engine_protocol" });
  await until("stale", () => state().status === "stale");
  expect(state().error).toMatchObject({ code: "engine_protocol", message: expect.stringContaining("list") });
  isMad = false;
  await until("well", () => state().status === "connected" && mirror.state().status === "live");
  expect(state().error).toBeNull();
  pool.close();
});
