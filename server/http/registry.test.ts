import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { channels } from "#lib/contracts/index.ts";
import { can, permissions, roles } from "#lib/contracts/permissions.ts";
import {
  addressOf,
  allContracts as all,
  bodyOf,
  endsSession,
  inputOf,
  isBodyless,
  withSearch,
} from "../testing/contract-samples.ts";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";

/** Many requests, on machines that have other things to do. */
const patience = 60_000;

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-test.sock");
}, patience);
afterAll(() => panel.close());

const auditOf = async () => {
  const { body } = await panel.request("/api/audit?limit=500", { as: "admin" });
  return (body as { items: AuditEntry[] }).items;
};

describe.each(all)("$name", { timeout: patience }, ({ name, contract }) => {
  const ask = (as?: (typeof roles)[number]) =>
    panel.request(addressOf(contract), { method: contract.method, as, body: bodyOf(contract) });

  if (contract.access !== "public") {
    test("is closed to who is not signed in", async () => {
      expect((await ask()).status).toBe(401);
    });
  }

  const { access } = contract;
  const isRight = access !== "public" && access !== "any-session" && access !== "signed-in";
  const isOpen = access !== "public" && !endsSession.has(name);
  // What a policy asks beyond the right is asked of an object, and here is none.
  test.each(roles.filter((role) => isOpen && (!isRight || can(role, access))))(
    "is open to a %s",
    async (role) => {
      const { status } = await ask(role);
      expect([401, 403]).not.toContain(status);
    },
  );

  if (isRight) {
    const without = roles.filter((role) => !can(role, access));
    test.each(without)("is closed to a %s, and the refusal of an act is audited", async (role) => {
      const before = (await auditOf()).length;
      expect((await ask(role)).status).toBe(403);
      if (contract.type !== "command") return;
      const rows = await auditOf();
      expect(rows.length).toBe(before + 2);
      expect(rows[0]).toMatchObject({ action: contract.audit, phase: "refused", actor: `test-${role}` });
    });
  }

  if (contract.type === "command" && !endsSession.has(name)) {
    test("leaves an audit row before the act and one after it", async () => {
      const before = (await auditOf()).length;
      await ask("admin");
      const all = await auditOf();
      const rows = all.slice(0, all.length - before);
      expect(rows.map((row) => row.action)).toEqual([contract.audit, contract.audit]);
      expect(rows[1]?.phase).toBe("attempted");
      expect(rows[0]?.phase).toMatch(/^(succeeded|failed|refused)$/);
      expect(rows[0]?.actId).toBe(rows[1]?.actId);
      expect(rows[1]?.detail).toBe(contract.auditDetail?.(contract.input.parse(inputOf(contract))) ?? null);
    });
  }

  if (contract.type === "command") {
    test.each([
      ["another site", () => ({ origin: "https://evil.example" })],
      ["a sandboxed frame", () => ({ origin: "null" })],
      ["a sibling name", () => ({ origin: panel.url.replace("127.0.0.1", "other.127.0.0.1") })],
      ["another port", () => ({ origin: "http://127.0.0.1:1" })],
      ["another scheme", () => ({ origin: panel.url.replace("http:", "https:") })],
      ["nowhere, with a session", null],
      [
        "a page of the same site, as browsers say it",
        () => ({ origin: panel.url, "sec-fetch-site": "same-site" }),
      ],
    ])("refuses an act that comes from %s", async (_, from) => {
      const answer = await panel.request(addressOf(contract), {
        method: contract.method,
        as: "admin",
        body: bodyOf(contract),
        withOrigin: from !== null,
        headers: from?.() ?? {},
      });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ error: { code: "origin_refused" } });
    });
  }

  test("refuses an input that it does not know", async () => {
    const bodyless = isBodyless(contract);
    const answer = await panel.request(withSearch(addressOf(contract), bodyless ? "__unknown=1" : ""), {
      method: contract.method,
      as: "admin",
      body: bodyless ? undefined : { ...bodyOf(contract), __unknown: 1 },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "__unknown" }] } });
  });
});

test.each([
  ["/containers/web/stop", "POST", { timeout: 3, signal: "SIGINT" }, "SIGINT timeout=3"],
  ["/containers/web?force=true&volumes=true", "DELETE", undefined, "force volumes"],
  ["/prune/images", "POST", { all: true, confirmed: [] }, "all confirmed=0"],
  ["/pulls", "POST", { reference: "nginx", platform: "linux/arm64" }, "platform=linux/arm64"],
])("the row before %s says with which options", async (path, method, body, detail) => {
  await panel.request(`/api/environments/local${path}`, { method, as: "admin", body });
  expect((await auditOf()).find(({ phase }) => phase === "attempted")?.detail).toBe(detail);
});

test("every address is there once", () => {
  const addresses = all.map(
    ({ contract }) => `${contract.method} ${contract.path.replaceAll(/\{\w+\}/g, "{}")}`,
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("every channel's name is there once", () => {
  const names = Object.values(channels).flatMap((verbs) =>
    Object.values(verbs).map((channel) => channel.name),
  );
  expect(new Set(names).size).toBe(names.length);
});

test("every permission is used by a contract, a channel or the policy", () => {
  /** Asked for by `server/policy` and the features, beside a contract's own access. */
  const asked = ["container.inspect", "container.host-power"];
  const named = [
    ...all.map(({ contract }) => contract),
    ...Object.values(channels).flatMap((verbs) => Object.values(verbs)),
  ];
  const used = new Set<string>([...named.map((contract) => contract.access), ...asked]);
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

test("an address that is not in the registry is not found, signed in or not", async () => {
  for (const path of ["/api", "/api/", "/api/nothing", "/api/environments/local/plugins", "/api/../api/x"]) {
    expect((await panel.request(path, { as: "admin" })).status).toBe(404);
    expect((await panel.request(path)).status).toBe(404);
  }
});

test("a key that every object has is as unknown as any other", async () => {
  const answer = await panel.request("/api/session?__proto__=1");
  expect(answer.body).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "__proto__" }] } });
});

test.each(["/./api/health", "/x/../api/health", "/x/%2e%2e/api/health", "//api/health", "/\\api", "*"])(
  "the target %s, which readers may resolve differently, is refused",
  async (target) => {
    const socket = connect(panel.port, "127.0.0.1");
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400/);
  },
);

test("every answer carries the security headers", async () => {
  const { headers } = await panel.request("/api/health");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("the OpenAPI document names every contract", async () => {
  const { body } = await panel.request("/api/openapi.json");
  const paths = (body as { paths: Record<string, Record<string, { operationId: string }>> }).paths;
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
  expect(ids.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
});
