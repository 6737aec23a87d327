import { once } from "node:events";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import { type Handler, hostileEngine } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

const id = "a".repeat(64);
const limits = { connectMs: 600, firstByteMs: 600, bodyMs: 600, maxBytes: 1024 * 1024 };

/** A client of an engine that answers everything but `/version` as told. */
const clientOf = async (answer: Handler, more: Omit<Parameters<typeof hostileEngine>[0], "answer"> = {}) => {
  const engine = await hostileEngine({ answer, ...more });
  return { engine, client: createEngineClient({ address: engine.address, limits }) };
};

const head = (length?: number) => ({
  "Content-Type": "application/json",
  ...(length === undefined ? {} : { "Content-Length": length }),
});

describe("facts row 1: an answer that is cut off settles", () => {
  test("at once when the connection closes", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head(1000));
      response.write('[{"Id":');
      setImmediate(() => response.destroy());
    });
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_unreachable" });
  });

  test("by the body's deadline when it stays open", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head());
      response.write("[");
    });
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_timeout" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  });
});

describe("facts row 2: deadlines by phase", () => {
  const hang: Handler = () => undefined;

  test("a read that gets no answer times out", async () => {
    const { client, engine } = await clientOf(hang);
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_timeout" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  });

  test("a change that gets no answer has an unknown outcome, and is sent once", async () => {
    const { client, engine } = await clientOf(hang);
    await using _engine = engine;
    await expect(client.pause(id)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(engine.requests.filter((line) => line.endsWith("/pause"))).toHaveLength(1);
  });

  test("a change that never left is unreachable, not unknown", async () => {
    const { client, engine } = await clientOf(hang);
    await client.apiVersion();
    await engine[Symbol.asyncDispose]();
    await expect(client.pause(id)).rejects.toMatchObject({ code: "engine_unreachable" });
  });

  test("a slow stop is not cut by the deadline of other calls", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      setTimeout(() => response.writeHead(204).end(), 3 * limits.firstByteMs);
    });
    await using _engine = engine;
    await expect(client.stop(id)).resolves.toBeUndefined();
  });

  test("a stop that waits is given up, as unknown, when the engine is known to be silent", async () => {
    const { client, engine } = await clientOf(hang);
    await using _engine = engine;
    const stopped = client.stop(id);
    await until("the stop has arrived", () => engine.requests.some((line) => line.includes("/stop")));
    client.abandonWaiting();
    await expect(stopped).rejects.toMatchObject({ code: "outcome_unknown" });
  });
});

describe("facts row 3: an abort works in every phase", () => {
  const aborting = async (answer: Handler) => {
    const { client, engine } = await clientOf(answer);
    await using _engine = engine;
    const controller = new AbortController();
    const call = client.listContainers({ signal: controller.signal });
    await until("the call has arrived", () =>
      engine.requests.some((line) => line.includes("/containers/json")),
    );
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: "cancelled" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  };

  test("before the answer", () => aborting(() => undefined));
  test("within the body", () =>
    aborting((_request, response) => {
      response.writeHead(200, head());
      response.write("[");
    }));

  test("after a hijack", async () => {
    const { client, engine } = await clientOf(() => undefined, { upgrade: acceptUpgrade });
    await using _engine = engine;
    const controller = new AbortController();
    const stream = await client.execStart(id, { tty: true }, { signal: controller.signal });
    controller.abort();
    await closing(stream);
    expect(stream.failure).toMatchObject({ code: "cancelled" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  });

  test("before the call", async () => {
    const { client, engine } = await clientOf(() => undefined);
    await using _engine = engine;
    await client.apiVersion();
    const before = engine.requests.length;
    await expect(client.listContainers({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(engine.requests).toHaveLength(before);
  });
});

/** `once` of node:events would reject with the stream's own error. */
const closing = (stream: Duplex) => new Promise<void>((resolve) => stream.once("close", () => resolve()));

const upgradeHead =
  "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
const acceptUpgrade = (_request: unknown, socket: { write(text: string): unknown }) =>
  void socket.write(upgradeHead);

test("facts row 4: a reset after a hijack ends the stream, not the process", async () => {
  let far: Socket | undefined;
  const { client, engine } = await clientOf(() => undefined, {
    upgrade: (_request, socket) => {
      far = socket as Socket;
      socket.write(`${upgradeHead}hello`);
    },
  });
  await using _engine = engine;
  const stream = await client.execStart(id, { tty: true });
  const [piece] = await once(stream, "data");
  expect(piece.bytes.toString()).toBe("hello");
  const closed = closing(stream);
  far?.resetAndDestroy();
  await closed;
  expect(stream.failure).toMatchObject({ code: "engine_unreachable" });
});
