import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { createEngineClient } from "./client.ts";
import { type Handler, hostileEngine, json } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";

const id = "a".repeat(64);
const limits = { connectMs: 1_000, firstByteMs: 1_000, bodyMs: 1_000, maxBytes: 1024 * 1024 };

/** A client of an engine that answers everything but `/version` as told. */
const clientOf = async (answer: Handler, more: Omit<Parameters<typeof hostileEngine>[0], "answer"> = {}) => {
  const engine = await hostileEngine({ answer, ...more });
  return { engine, client: createEngineClient({ address: engine.address, limits }) };
};

const head = (length?: number) => ({
  "Content-Type": "application/json",
  ...(length === undefined ? {} : { "Content-Length": length }),
});

const upgradeHead =
  "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

describe("facts row 5: redirects are refused, not followed", () => {
  test.each([
    ["the metadata service", (_port: number) => "http://169.254.169.254/latest/meta-data/"],
    ["a closed port", (_port: number) => "http://127.0.0.1:1/"],
    ["an odd scheme", (_port: number) => "ftp://127.0.0.1/"],
    ["nonsense", (_port: number) => "http://["],
    ["another server", (port: number) => `http://127.0.0.1:${port}/`],
  ])("to %s", async (_what, location) => {
    const heard = vi.fn();
    const canary = createServer().on("connection", heard);
    await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
    const { port } = canary.address() as AddressInfo;
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(302, { Location: location(port) }).end();
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
    }, 2 * limits.firstByteMs);
  });
  await using _engine = engine;
  const events = await client.events();
  expect((await events.next()).value).toMatchObject({ Type: "image", Action: "pull" });
  expect((await events.next()).done).toBe(true);
});
