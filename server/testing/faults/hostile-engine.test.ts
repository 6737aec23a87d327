import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { containerChannels } from "#lib/contracts/containers.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import {
  type Handler,
  type HostileOptions,
  hostileEngine,
  json,
} from "../../engine/testing/hostile-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel } from "../test-panel.ts";
import { openTestSocket } from "../test-socket.ts";

/*
 * The whole panel before an endpoint that answers with malice. vitest fails the run for an unhandled error, which in the
 * panel's own process would be the end of it.
 */

const head = { "Content-Type": "application/json", "Api-Version": "1.45" };

const redirected: string[] = [];
const canary = createServer((request, response) => {
  redirected.push(request.url ?? "");
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => canary.close(resolve)));

const redirect: Handler = (_request, response) => {
  const { port } = canary.address() as AddressInfo;
  response.writeHead(302, { Location: `http://127.0.0.1:${port}/latest/meta-data/` }).end();
};

const truncated: Handler = (_request, response) => {
  response.writeHead(200, head).end('[{"Id":"0123');
};

const endlessHeaders: Handler = ({ socket }) => {
  socket.on("error", () => undefined).write("HTTP/1.1 200 OK\r\n");
  const more = () => {
    if (!socket.destroyed) socket.write("X-Filler: aaaaaaaaaaaaaaaa\r\n".repeat(1000), more);
  };
  more();
};

const wrongTypes: Handler = (_request, response) => {
  const nonsense = [{ Id: 7, Names: "x", Labels: ["a"], State: {}, Volumes: 5, ApiVersion: [], message: {} }];
  response.writeHead(200, head).end(JSON.stringify(nonsense));
};

const gigabyte = 1024 ** 3;
const endlessJson: Handler = (_request, response) => {
  response.writeHead(200, { ...head, "Content-Length": gigabyte });
  const chunk = Buffer.alloc(1024 * 1024, " ");
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    response.once("drain", more);
  };
  response.write("[");
  more();
};

/** A panel of that endpoint; `isWell` ends the malice. */
const besieged = async (answer: Handler, options: Pick<HostileOptions, "version">) => {
  const state = { isWell: false };
  const well: Handler = (request, response) => {
    if (request.url?.includes("/events")) response.writeHead(200, head).flushHeaders();
    else json(request.url?.includes("/volumes") ? {} : [])(request, response);
  };
  const isPing = (url = "") => url.endsWith("/_ping") && !options.version;
  const version = options.version;
  const engine = await hostileEngine({
    answer: (request, response) => (state.isWell || isPing(request.url) ? well : answer)(request, response),
    ...(version && {
      version: (request, response) =>
        (state.isWell ? json({ ApiVersion: "1.45", MinAPIVersion: "1.24" }) : version)(request, response),
    }),
  });
  const panel = await startTestPanel("/nowhere", { DOCKER_HOST: `tcp://127.0.0.1:${engine.address.port}` });
  return {
    ...{ engine, panel, state },
    async [Symbol.asyncDispose]() {
      await panel.close();
      await engine[Symbol.asyncDispose]();
    },
  };
};

const malices: [string, Handler][] = [
  ["redirects", redirect],
  ["truncated JSON", truncated],
  ["endless headers", endlessHeaders],
  ["wrong types", wrongTypes],
  ["1 GB of JSON", endlessJson],
];

type Listed = { state: string; problem: string | null }[];

describe.each(malices)("an engine's endpoint that answers with %s", (_what, answer) => {
  test.each([
    ["everywhere", { version: answer }],
    ["but for its version and ping", {}],
  ])("%s, is a protocol error, and the panel goes on", { timeout: 60_000 }, async (_where, options) => {
    await using siege = await besieged(answer, options);
    const { panel } = siege;
    const before = process.memoryUsage.rss();
    const api = (path: string, method = "GET") =>
      panel.request(`/api/environments/local${path}`, {
        ...{ method, as: "admin" },
        ...(method === "GET" ? {} : { body: {} }),
      });

    const watcher = await openTestSocket(panel, "admin");
    const list = await watcher.open(containerChannels.follow, { environment: "local" });
    const problem = () => list.messages.findLast((message) => message.type === "state")?.problem;
    await until("the reader is told what is wrong", () => problem(), 20_000);
    const protocol = { body: { error: { code: "engine_protocol" } } };
    expect(await api("/containers/web")).toMatchObject(protocol);
    expect(await api("/images/web/json")).toMatchObject(protocol);
    expect(await api("/containers/web/start", "POST")).toMatchObject(protocol);
    const exec = { environment: "local", container: "web", tty: true, cols: 80, rows: 24 };
    const terminal = await watcher.open(terminalChannels.exec, exec);
    expect(terminal.opened).toMatchObject({ ok: false, error: { code: "engine_protocol" } });

    const { body } = await panel.request("/api/environments", { as: "viewer" });
    expect(["stale", "unreachable"]).toContain((body as Listed)[0]?.state);
    expect((body as Listed)[0]?.problem).toBeTruthy();
    expect((await panel.request("/api/health")).status).toBe(200);
    expect(redirected).toEqual([]);
    // Each of the four lists may hold 64 MB before it is cut.
    expect(process.memoryUsage.rss() - before).toBeLessThan(700 * 1024 * 1024);

    siege.state.isWell = true;
    const told = () => list.messages.findLast((message) => message.type === "state");
    await until("all is well", () => told()?.state === "connected" && told()?.problem === null, 20_000);
    expect(await api("/containers")).toMatchObject({ status: 200, body: { items: [] } });
    watcher.close();
  });
});
