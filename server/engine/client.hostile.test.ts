import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createEngineClient } from "./client.ts";
import { type Handler, hostileEngine, json } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

const id = "a".repeat(64);
const limits = { connectMs: 300, firstByteMs: 300, bodyMs: 300, maxBytes: 1024 * 1024 };

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

describe("facts row 5: redirects are refused, not followed", () => {
  const canary = createServer((_request, response) => response.end());
  afterEach(() => canary.removeAllListeners("connection"));

  test.each([
    ["the metadata service", () => "http://169.254.169.254/latest/meta-data/"],
    ["a closed port", () => "http://127.0.0.1:1/"],
    ["an odd scheme", () => "ftp://127.0.0.1/"],
    ["nonsense", () => "http://["],
    ["another server", () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`],
  ])("to %s", async (_what, location) => {
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
    const heard = vi.fn();
    canary.on("connection", heard);
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(302, { Location: location() }).end();
    });
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_protocol" });
    await expect(client.pause(id)).rejects.toMatchObject({ code: "engine_protocol" });
    await expect(client.execStart(id, { tty: true })).rejects.toMatchObject({ code: "engine_protocol" });
    await expect(client.events()).rejects.toMatchObject({ code: "engine_protocol" });
    expect(heard).not.toHaveBeenCalled();
    await new Promise((resolve) => canary.close(resolve));
  });
});

describe("facts row 6: a hijack must be upgraded", () => {
  test("200 instead of 101 is a protocol error that says so", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/vnd.docker.raw-stream" });
      response.write("output");
    });
    await using _engine = engine;
    const refused = { code: "engine_protocol", message: expect.stringContaining("upgrade") };
    await expect(client.execStart(id, { tty: true })).rejects.toMatchObject(refused);
    await expect(client.attach(id, { stdin: true })).rejects.toMatchObject(refused);
    await until("the connections are closed", () => engine.openSockets() === 0);
  });

  test("101 that nobody asked for is one too", async () => {
    const { client, engine } = await clientOf((request) => void request.socket.write(upgradeHead));
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_protocol" });
  });
});

test("facts row 16: what the environment says of an engine is not heeded", async () => {
  const { client, engine } = await clientOf(json([]));
  await using _engine = engine;
  vi.stubEnv("DOCKER_HOST", "tcp://127.0.0.1:1");
  vi.stubEnv("DOCKER_TLS_VERIFY", "1");
  vi.stubEnv("DOCKER_CERT_PATH", "/nowhere");
  vi.stubEnv("DOCKER_PATH_PREFIX", "/elsewhere");
  await expect(client.listContainers()).resolves.toEqual([]);
  expect(engine.requests.at(-1)).toBe("GET /v1.45/containers/json?all=1");
  vi.unstubAllEnvs();
});

describe("facts row 21: versions of the other side", () => {
  const versioned = (body: object, headers: Record<string, string> = {}) =>
    clientOf(json([]), {
      version: (_request, response) => {
        response.writeHead(200, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
      },
    });

  test.each([
    ["a minimum of 1.44", { ApiVersion: "1.52", MinAPIVersion: "1.44" }, {}, "/v1.52/"],
    ["a maximum of 1.40", { ApiVersion: "1.40", MinAPIVersion: "1.12" }, {}, "/v1.40/"],
    ["the version in the header only", {}, { "Api-Version": "1.43" }, "/v1.43/"],
  ])("%s is met", async (_what, body, headers, prefix) => {
    const { client, engine } = await versioned(body, headers);
    await using _engine = engine;
    await client.listContainers();
    expect(engine.requests.at(-1)).toContain(prefix);
  });

  test("no version at all is said, and asked again by the next call", async () => {
    const { client, engine } = await versioned({});
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_version" });
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_version" });
    expect(engine.requests).toEqual(["GET /version", "GET /version"]);
  });
});

describe("a hostile endpoint is a protocol error", () => {
  const text =
    (body: string, type = "application/json"): Handler =>
    (_request, response) => {
      response.writeHead(200, { "Content-Type": type }).end(body);
    };
  test.each<[string, Handler]>([
    ["a page of HTML", text("<html></html>", "text/html")],
    ["JSON without saying so", text("[]", "text/plain")],
    ["broken JSON", text('[{"Id":')],
    ["an object where a list belongs", json({})],
    ["a number where a list belongs", json(7)],
    ["rows that are not objects", json([1, "x"])],
    ["an id that is a path", json([{ Id: "../../x" }])],
    ["labels that are a list", json([{ Id: id, Labels: ["a"] }])],
    ["ports that are text", json([{ Id: id, Ports: "80" }])],
    [
      "compressed bytes",
      (_request, response) => response.writeHead(200, { ...head(), "Content-Encoding": "gzip" }).end("x"),
    ],
    ["not HTTP at all", (request) => void request.socket.end("SSH-2.0-OpenSSH_9.2\r\n")],
    [
      "endless headers",
      (request) => {
        const socket = request.socket.on("error", () => undefined);
        socket.write("HTTP/1.1 200 OK\r\n");
        const more = () =>
          !socket.destroyed && socket.write("X-Filler: aaaaaaaaaaaaaaaa\r\n".repeat(1000), more);
        more();
      },
    ],
  ])("%s", async (_what, answer) => {
    const { client, engine } = await clientOf(answer);
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_protocol" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  });

  test("an endless body is cut at the limit", async () => {
    let sent = 0;
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head());
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.byteLength;
        response.once("drain", more);
      };
      more();
    });
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_protocol" });
    await until("the connection is closed", () => engine.openSockets() === 0);
    expect(sent).toBeLessThan(32 * limits.maxBytes);
  });

  test("an endless error body too", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(500, head());
      const more = () => !response.destroyed && response.write("x".repeat(64 * 1024), more);
      more();
    });
    await using _engine = engine;
    await expect(client.listContainers()).rejects.toMatchObject({ code: "engine_protocol" });
  });

  test.each([
    ["null", json(null, 201)],
    ["an id that is a path", json({ Id: "../x" }, 201)],
  ])("an exec whose answer is %s", async (_what, answer) => {
    const { client, engine } = await clientOf(answer);
    await using _engine = engine;
    const spec = { command: ["sh"], tty: true, stdin: true };
    await expect(client.execCreate(id, spec)).rejects.toMatchObject({ code: "engine_protocol" });
  });

  test("a container without a state", async () => {
    const { client, engine } = await clientOf(json({ Id: id }));
    await using _engine = engine;
    await expect(client.inspectContainer(id)).rejects.toMatchObject({ code: "engine_protocol" });
  });

  test("events that are not JSON, or of a wrong type", async () => {
    for (const line of ["<html>", '{"Type":5}']) {
      const { client, engine } = await clientOf(text(`${line}\n`));
      await using _engine = engine;
      const events = await client.events();
      await expect(events.next()).rejects.toMatchObject({ code: "engine_protocol" });
    }
  });
});

test("facts row 22: events whose head comes late are waited for", async () => {
  const { client, engine } = await clientOf((_request, response) => {
    setTimeout(() => {
      response.writeHead(200, head());
      response.end(`${JSON.stringify({ Type: "image", Action: "pull", Actor: { ID: "x" } })}\n`);
    }, 3 * limits.firstByteMs);
  });
  await using _engine = engine;
  const events = await client.events();
  expect((await events.next()).value).toMatchObject({ Type: "image", Action: "pull" });
  expect((await events.next()).done).toBe(true);
});
