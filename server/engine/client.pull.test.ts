import { describe, expect, test } from "vitest";
import { createEngineClient } from "./client.ts";
import { type Handler, hostileEngine } from "./testing/hostile-engine.ts";
import { until } from "./testing/until.ts";
import type { PullProgress } from "./types/pull.ts";

const limits = { connectMs: 1_000, firstByteMs: 1_000, bodyMs: 1_000, maxBytes: 1024 * 1024 };

const clientOf = async (answer: Handler) => {
  const engine = await hostileEngine({ answer });
  return { engine, client: createEngineClient({ address: engine.address, limits }) };
};

const head = { "Content-Type": "application/json" };
const layer = (current: number) =>
  `${JSON.stringify({ id: "aa", status: "Downloading", progressDetail: { current, total: 9 } })}\r\n`;

const all = async (pull: AsyncIterable<PullProgress>): Promise<PullProgress[]> => {
  const lines: PullProgress[] = [];
  for await (const line of pull) lines.push(line);
  return lines;
};

describe("what a pull asks for", () => {
  const asked = async (reference: string, platform?: string): Promise<string> => {
    const { client, engine } = await clientOf((_request, response) => response.writeHead(200, head).end());
    await using _engine = engine;
    await all(await client.pullImage(reference, { platform }));
    const url = new URL(engine.requests.at(-1)?.split(" ")[1] ?? "", "http://engine");
    return `${url.pathname} ${[...url.searchParams].map((pair) => pair.join("=")).join(" ")}`;
  };
  const digest = `sha256:${"0".repeat(64)}`;

  test.each([
    ["nginx", undefined, "fromImage=docker.io/library/nginx tag=latest"],
    ["registry.local:5000/a/b:1.2", undefined, "fromImage=registry.local:5000/a/b tag=1.2"],
    [`nginx:1@${digest}`, undefined, `fromImage=docker.io/library/nginx tag=${digest}`],
    ["nginx", "linux/arm/v7", "fromImage=docker.io/library/nginx tag=latest platform=linux/arm/v7"],
  ])("%s (%s)", async (reference, platform, query) => {
    expect(await asked(reference, platform)).toBe(`/v1.45/images/create ${query}`);
  });

  test.each([
    ["", undefined],
    ["Nginx", undefined],
    ["nginx?x=1", undefined],
    ["../plugins/pull", undefined],
    [digest, undefined],
    ["nginx", "linux&tag=evil"],
    ["nginx", ""],
  ])("%j for %j never leaves", async (reference, platform) => {
    const { client, engine } = await clientOf(() => undefined);
    await using _engine = engine;
    await expect(client.pullImage(reference, { platform })).rejects.toMatchObject({ code: "invalid_input" });
    expect(engine.requests.filter((line) => line.includes("/images/"))).toEqual([]);
  });
});

describe("facts row 17: how a pull ends", () => {
  test("its lines come as they are sent, characters whole, and a clean end is success", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head);
      const bytes = Buffer.from(`${layer(1)}${JSON.stringify({ status: "Status: 完成" })}`);
      response.write(bytes.subarray(0, bytes.length - 4));
      setImmediate(() => response.end(bytes.subarray(bytes.length - 4)));
    });
    await using _engine = engine;
    expect(await all(await client.pullImage("nginx"))).toEqual([
      { id: "aa", status: "Downloading", current: 1, total: 9 },
      { id: "", status: "Status: 完成", current: null, total: null },
    ]);
  });

  test("an error in the stream is a failure, in the engine's words", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head);
      response.end(`${layer(1)}{"errorDetail":{"message":"no space left"},"error":"no space left"}\r\n`);
    });
    await using _engine = engine;
    await expect(all(await client.pullImage("nginx"))).rejects.toMatchObject({
      code: "engine_failed",
      details: { reason: "no space left" },
    });
  });

  test("a refusal before the stream is told with its status", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(404, head).end('{"message":"repository does not exist"}');
    });
    await using _engine = engine;
    await expect(client.pullImage("nginx")).rejects.toMatchObject({
      code: "not_found",
      details: { reason: "repository does not exist" },
    });
  });

  test("a stream that is cut is never success", async () => {
    const { client, engine } = await clientOf((_request, response) => {
      response.writeHead(200, head);
      response.write(layer(9));
      setTimeout(() => response.socket?.end(), 20);
    });
    await using _engine = engine;
    await expect(all(await client.pullImage("nginx"))).rejects.toMatchObject({ code: "outcome_unknown" });
  });

  test.each([
    ["a line that is not JSON", "<html>\n"],
    ["an end within a line", '{"status":"Down'],
    ["progress of a wrong type", '{"status":5}\n'],
    ["a list", "[]\n"],
  ])("%s is a protocol error", async (_what, text) => {
    const { client, engine } = await clientOf((_request, response) =>
      response.writeHead(200, head).end(`${layer(1)}${text}`),
    );
    await using _engine = engine;
    await expect(all(await client.pullImage("nginx"))).rejects.toMatchObject({ code: "engine_protocol" });
    await until("the connection is closed", () => engine.openSockets() === 0);
  });
});

describe("a pull that is given up closes the engine's request", () => {
  const endless: Handler = (_request, response) => {
    response.writeHead(200, head);
    response.write(layer(1));
  };

  test("by its signal, before the first line and after it", async () => {
    for (const lines of [0, 1]) {
      const { client, engine } = await clientOf(endless);
      await using _engine = engine;
      const controller = new AbortController();
      const pull = await client.pullImage("nginx", { signal: controller.signal });
      for (let line = 0; line < lines; line += 1) await pull.next();
      controller.abort();
      await until("the connection is closed", () => engine.openSockets() === 0, 1_000);
      await expect(all(pull)).rejects.toMatchObject({ code: "cancelled" });
    }
  });

  test("by its signal, while the engine has not answered", async () => {
    const { client, engine } = await clientOf(() => undefined);
    await using _engine = engine;
    const controller = new AbortController();
    const pull = client.pullImage("nginx", { signal: controller.signal });
    await until("the pull has arrived", () => engine.requests.some((line) => line.includes("/create")));
    controller.abort();
    await expect(pull).rejects.toMatchObject({ code: "cancelled" });
    await until("the connection is closed", () => engine.openSockets() === 0, 1_000);
  });

  test("by leaving its loop", async () => {
    const { client, engine } = await clientOf(endless);
    await using _engine = engine;
    for await (const line of await client.pullImage("nginx")) if (line.id === "aa") break;
    await until("the connection is closed", () => engine.openSockets() === 0, 1_000);
  });

  test("by the silence of the engine, as unknown", async () => {
    const { client, engine } = await clientOf(endless);
    await using _engine = engine;
    const pull = await client.pullImage("nginx");
    await pull.next();
    client.abandonWaiting();
    await expect(pull.next()).rejects.toMatchObject({ code: "outcome_unknown" });
    await until("the connection is closed", () => engine.openSockets() === 0, 1_000);
  });
});
