import { describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import { hostileEngine, json } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

const ok = json({});
const fast = { heartbeatMs: 50, pingMs: 500, backoffMaxMs: 200 };

const connectionTo = (address: Parameters<typeof createEngineClient>[0]["address"], options = fast) => {
  const client = createEngineClient({ address });
  const reported: unknown[] = [];
  const connection = new Connection({ client, report: (error) => reported.push(error), ...options });
  const seen: ConnectionState["status"][] = [];
  connection.onState(({ status }) => seen.push(status));
  return { client, connection, seen, reported, [Symbol.dispose]: () => connection.close() };
};

describe("the connection's states", () => {
  test("nothing is dialled before it is opened; then it is connected", async () => {
    await using engine = await hostileEngine({ answer: ok });
    using it = connectionTo(engine.address);
    expect(engine.requests).toEqual([]);
    it.connection.open();
    await it.connection.connected();
    expect(it.connection.state()).toMatchObject({ status: "connected", error: null });
  });

  test("an engine that is not there is unreachable, with the reason, and is found when it comes", async () => {
    const gone = await hostileEngine({ answer: ok });
    await gone[Symbol.asyncDispose]();
    using it = connectionTo(gone.address);
    it.connection.open();
    await expect(it.connection.connected()).rejects.toMatchObject({ code: "engine_unreachable" });
    expect(it.connection.state().status).toBe("unreachable");
  });

  test("an engine that stops answering pings is unreachable, and changes that wait are given up", async () => {
    let isSilent = false;
    await using engine = await hostileEngine({
      answer: (request, response) => {
        if (!isSilent && !request.url?.includes("/stop")) ok(request, response);
      },
    });
    using it = connectionTo(engine.address);
    it.connection.open();
    await it.connection.connected();
    const stopped = it.client.stop("web").catch((error: unknown) => error);
    await until("the stop has arrived", () => engine.requests.some((line) => line.includes("/stop")));
    isSilent = true;
    expect(await stopped).toMatchObject({ code: "outcome_unknown" });
    await until("unreachable", () => it.connection.state().status === "unreachable");
    expect(it.connection.state().error).toMatchObject({ code: "engine_timeout" });
    isSilent = false;
    await until("connected again", () => it.connection.state().status === "connected");
    expect(it.connection.state().error).toBeNull();
  });

  test("a suspicion is checked at once, without waiting for the heartbeat", async () => {
    await using engine = await hostileEngine({ answer: ok });
    using it = connectionTo(engine.address, { ...fast, heartbeatMs: 60_000 });
    it.connection.open();
    await it.connection.connected();
    it.connection.suspect(new Error("a stream broke"));
    await until("checked", () => it.connection.state().status === "connected");
    expect(it.seen).toEqual(["connected", "stale", "connected"]);
    expect(engine.requests.filter((line) => line.includes("_ping"))).toHaveLength(1);
  });

  test("facts row 21: an engine that came back with another version is negotiated anew", async () => {
    let version = "1.45";
    let isUp = true;
    await using engine = await hostileEngine({
      version: (request, response) => json({ ApiVersion: version, MinAPIVersion: "1.24" })(request, response),
      answer: (request, response) => {
        if (isUp) ok(request, response);
        else request.socket.destroy();
      },
    });
    using it = connectionTo(engine.address);
    it.connection.open();
    await it.connection.connected();
    expect(await it.client.apiVersion()).toBe("1.45");
    version = "1.41";
    isUp = false;
    await until("noticed", () => it.seen.includes("unreachable"));
    isUp = true;
    await until("connected again", () => it.connection.state().status === "connected");
    expect(await it.client.apiVersion()).toBe("1.41");
  });

  test("an engine of a wrong version is unreachable with that reason", async () => {
    await using engine = await hostileEngine({ version: json({ ApiVersion: "1.24" }) });
    using it = connectionTo(engine.address);
    it.connection.open();
    await expect(it.connection.connected()).rejects.toMatchObject({ code: "engine_version" });
  });

  test("after close there are no more pings", async () => {
    await using engine = await hostileEngine({ answer: ok });
    using it = connectionTo(engine.address);
    it.connection.open();
    await until("two pings", () => engine.requests.length > 3);
    it.connection.close();
    await until("all connections are closed", () => engine.openSockets() === 0);
    const before = engine.requests.length;
    await until(
      "four heartbeats' time",
      (() => {
        const end = performance.now() + 4 * fast.heartbeatMs;
        return () => performance.now() > end;
      })(),
    );
    expect(engine.requests).toHaveLength(before);
  });
});

test("waits between attempts grow to the longest and no further, so a return is seen in time", async () => {
  let isUp = false;
  await using engine = await hostileEngine({
    answer: ok,
    version: (request, response) =>
      isUp ? json({ ApiVersion: "1.45" })(request, response) : request.socket.destroy(),
  });
  using it = connectionTo(engine.address, { ...fast, backoffMaxMs: 100 });
  it.connection.open();
  // Growing on, the next wait would be of 20 s and more.
  await until("eight failures", () => engine.requests.length === 8);
  isUp = true;
  await until("connected", () => it.connection.state().status === "connected", 5_000);
});
