import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Contract, pathParameters } from "#lib/contracts/contract.ts";
import { type Role, roles } from "#lib/contracts/permissions.ts";
import { hostileEngine, json } from "../engine/testing/hostile-engine.ts";
import { type EngineOperation, engineOperations } from "../policy/engine-operations.ts";
import { engineVerdicts } from "../policy/engine-verdicts.ts";
import {
  addressOf,
  allContracts,
  bodyOf,
  isBodyless,
  samples,
  withSearch,
} from "../testing/contract-samples.ts";
import { hostileBodies, hostileTexts } from "../testing/hostile-input.ts";
import { startTestPanel, type TestPanel, type TestRequest } from "../testing/test-panel.ts";
import { errorsByStatus } from "./route-errors.ts";

/** Many requests, on machines that have other things to do. */
const patience = 60_000;

/** An engine with nothing in it, which remembers what it was asked. */
let engine: Awaited<ReturnType<typeof hostileEngine>>;
let panel: TestPanel;
let callers = 0;

beforeAll(async () => {
  const lists: Record<string, unknown> = {
    "/containers/json": [],
    "/images/json": [],
    "/networks": [],
    "/volumes": { Volumes: [], Warnings: [] },
  };
  engine = await hostileEngine({
    answer: (request, response) => {
      const path = (request.url ?? "").replace(/^\/v[\d.]+/, "").split("?", 1)[0] as string;
      const list = lists[path];
      if (path === "/_ping")
        response.writeHead(200, { "content-type": "text/plain", "api-version": "1.45" }).end("OK");
      else if (path === "/events")
        response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      else json(list ?? { message: "there is nothing here" }, list ? 200 : 404)(request, response);
    },
  });
  const { host, port } = engine.address;
  const env = { DOCKER_HOST: `tcp://${host}:${port}`, TRUSTED_PROXIES: "127.0.0.1" };
  panel = await startTestPanel("", env, { userLimits: { count: () => undefined } });
}, patience);
afterAll(async () => {
  await panel.close();
  await engine[Symbol.asyncDispose]();
});

/** Each request comes from an address of its own, so that the limits for strangers do not hide what is tested. */
const ask = async (contract: Contract, path: string, request: TestRequest = {}) => {
  callers += 1;
  const forwarded = `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
  const answer = await panel.request(path, {
    ...request,
    method: contract.method,
    headers: { "x-forwarded-for": forwarded, ...request.headers },
  });
  const known = [200, ...errorsByStatus(contract).map(([status]) => status)];
  expect(known, `the API's description tells of ${answer.status}`).toContain(answer.status);
  expect(answer.status, JSON.stringify(answer.body)).not.toBe(500);
  return answer;
};

const withParameters = allContracts.filter(({ contract }) => pathParameters(contract.path).length > 0);
const withBody = allContracts.filter(({ contract }) => !isBodyless(contract));

describe.each(withParameters)("a hostile address of $name", { timeout: patience }, ({ contract }) => {
  test.each(pathParameters(contract.path))("in place of {%s} is refused", async (parameter) => {
    for (const text of hostileTexts) {
      const request = { as: "admin" as Role, body: bodyOf(contract) };
      const { status } = await ask(contract, addressOf(contract, { [parameter]: text }), request);
      expect([400, 404], text).toContain(status);
    }
  });

  test("is refused to every role and to nobody", async () => {
    const texts = Object.fromEntries(pathParameters(contract.path).map((name) => [name, "x%2F..%2Fy"]));
    for (const as of [undefined, ...roles]) {
      const { status } = await ask(contract, addressOf(contract, texts), { as, body: bodyOf(contract) });
      if (contract.access !== "public") expect(status, as).toBeGreaterThanOrEqual(as ? 400 : 401);
    }
  });
});

/** What a contract takes as free text, and answers for what it means: a password, a token. */
const freeText = new Set(["password", "token", "current", "next", "username"]);

describe.each(withBody)("a hostile body of $name", { timeout: patience }, ({ contract }) => {
  const good = bodyOf(contract) ?? {};

  test("is refused", async () => {
    for (const [what, body, status] of hostileBodies(contract)) {
      const answer = await ask(contract, addressOf(contract), { as: "admin", body });
      const key = /^"(\w+)" as "/.exec(what)?.[1] ?? "";
      if (freeText.has(key)) expect(answer.status, what).toBeGreaterThanOrEqual(400);
      else expect(answer.status, what).toBe(status);
    }
  });

  test("is refused where it does not say that it is JSON", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonp",
    ]) {
      const headers = { "content-type": type };
      const body = JSON.stringify(good);
      const answer = await ask(contract, addressOf(contract), { as: "admin", body, headers });
      expect(answer.status, type).toBe(400);
    }
  });

  test("of none at all is the same as an empty one", async () => {
    if (Object.keys(good).length === 0) return;
    const answer = await ask(contract, addressOf(contract), { as: "admin", body: "" });
    expect(answer.status).toBe(400);
  });
});

describe.each(allContracts.filter(({ contract }) => isBodyless(contract)))(
  "a hostile query of $name",
  ({ contract }) => {
    test("is refused", async () => {
      for (const search of [
        "__proto__=1",
        "constructor=1",
        "HostConfig=1",
        "as=admin",
        "%00=1",
        "environment=other&environment=local",
      ]) {
        const { status } = await ask(contract, withSearch(addressOf(contract), search), { as: "admin" });
        // A word of its own may be a filter, but not twice.
        expect(status, search).toBe(400);
      }
    });
  },
);

test("a password in the field for the name is not kept", async () => {
  const signIn = allContracts.find(({ name }) => name === "session.signIn")?.contract as Contract;
  for (const username of ["Tr0ub4dor&3 is my password!", "Tr0ub4dor3", "test-admin"])
    await ask(signIn, "/api/session", { body: { username, password: "x" } });
  const rows = panel.db.sqlite.prepare(`select * from "audit" where "action" = 'session.sign-in'`).all();
  expect(JSON.stringify(rows)).not.toContain("Tr0ub4dor");
  expect(JSON.stringify(rows)).toContain('"target":"test-admin"');
});

test("long polling, which no page of ours uses, is nothing at this address, wherever it comes from", async () => {
  for (const origin of [panel.url, "https://evil.example", "null", "http://127.0.0.1:1", ""]) {
    for (const method of ["GET", "POST"]) {
      const headers = origin ? { origin } : undefined;
      const path = "/api/socket?EIO=4&transport=polling";
      const answer = await panel.request(path, {
        method,
        as: "admin",
        withOrigin: false,
        ...(headers ? { headers } : {}),
      });
      expect(answer.status).toBe(404);
    }
  }
});

test("a body of unknown length is bounded as any other", async () => {
  const socket = connect(panel.port, "127.0.0.1");
  socket.on("error", () => undefined);
  const head = [
    "POST /api/environments/local/containers/x/stop HTTP/1.1",
    "Host: x",
    `Origin: ${panel.url}`,
    `Cookie: ${panel.cookieOf("admin")}`,
    "Content-Type: application/json",
    "Transfer-Encoding: chunked",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  const piece = " ".repeat(64 * 1024);
  for (let sent = 0; sent <= 1024 * 1024; sent += piece.length) socket.write(`10000\r\n${piece}\r\n`);
  const [answer] = (await new Promise((resolve) => socket.once("data", (data) => resolve([data])))) as [
    Buffer,
  ];
  socket.destroy();
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413/);
});

/** A request that reached the engine, as the operation that it is there. */
const operationOf = (line: string): EngineOperation | undefined => {
  const [method, target = ""] = line.split(" ");
  const path = (target.split("?", 1)[0] as string).replace(/^\/v[\d.]+(?=\/)/, "");
  return engineOperations.find((operation) => {
    const [verb, template = ""] = operation.split(" ");
    // The more particular ones stand first in an engine's own table, too.
    const shape = template.replaceAll(/\{\w+\}/g, template.startsWith("/images/") ? "[^?]+" : "[^/?]+");
    return verb === method && new RegExp(`^${shape}$`).test(path);
  });
};

const onEngine = allContracts.filter(({ contract }) => contract.path.includes("{environment}"));

test.each(onEngine)(
  "$name asks the engine for nothing but what the policy says",
  async ({ name, contract }) => {
    const before = engine.requests.length;
    await ask(contract, addressOf(contract), { as: "admin", body: bodyOf(contract) });
    for (const line of engine.requests.slice(before)) {
      const operation = operationOf(line);
      expect(operation, line).toBeDefined();
      const verdict = engineVerdicts[operation as EngineOperation];
      // The replica, and what keeps the connection, ask for themselves at any time.
      if ("own" in verdict) expect(line).toMatch(/^(GET|HEAD) /);
      // A pull begins after it was answered, so it may be another contract's turn then.
      else if (operation !== "POST /images/create")
        expect("through" in verdict && verdict.through, line).toContain(name);
    }
  },
);

test("of all that was asked here nothing reached the engine but what is open, and in its own words", () => {
  expect(engine.requests.length).toBeGreaterThan(10);
  for (const line of new Set(engine.requests)) {
    const operation = operationOf(line);
    expect(operation, line).toBeDefined();
    expect(Object.keys(engineVerdicts[operation as EngineOperation]), line).not.toContain("closed");
    expect(line.split("?", 1)[0]).not.toMatch(/%|\\/);
    expect(line).not.toMatch(/\.\.|plugins|pwned|Injected|Privileged/i);
  }
});

test("nothing that acts or hides stands in the audit log after all this", () => {
  const rows = panel.db.sqlite.prepare(`select "target", "environment" from "audit"`).all();
  expect(rows.length).toBeGreaterThan(100);
  expect(JSON.stringify(rows)).not.toMatch(/[\p{Cc}\p{Cf}]|\\u00/u);
});

test("the samples name nothing that exists", () => {
  expect(Object.values(samples)).not.toContain("test-admin");
});
