import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { type PullRow, pullChannels } from "#lib/contracts/pulls.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestRegistry, type TestRegistry } from "../../../scripts/testing/registry.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";

const base = "/api/environments/local/pulls";
const layerBytes = 3_000_000;

let engine: TestEngine;
let registry: TestRegistry;
let panel: TestPanel;
let reference: string;

beforeAll(async () => {
  // Its usual five attempts at a layer take it most of a minute.
  engine = await startTestEngine({ args: ["--max-download-attempts", "2"] });
  registry = await startTestRegistry(engine, { bytesPerSecond: 2_000_000 });
  reference = await registry.push("team/app:1", { layers: 3, layerBytes });
  panel = await startTestPanel(engine.socket, { PULL_REGISTRIES: `docker.io,${registry.host}/team` });
});
afterAll(async () => {
  await panel.close();
  await registry.stop();
  await engine.stop();
});
beforeEach(async () => {
  const held = await engine.docker(["images", "-q", "--no-trunc", `${registry.host}/team/app`]);
  if (held !== "") await engine.docker(["rmi", "-f", ...held.split("\n")]);
});

const start = (body: object, as: Role = "admin") => panel.request(base, { method: "POST", as, body });
const list = async (): Promise<PullRow[]> =>
  ((await panel.request(base, { as: "viewer" })).body as { items: PullRow[] }).items;
const find = async (id: string) => (await list()).find((pull) => pull.id === id);
const started = async (body: object, as: Role = "admin") => {
  const answer = await start(body, as);
  expect(answer.body).toMatchObject({ state: "running" });
  return answer.body as PullRow;
};
const ended = async (id: string): Promise<PullRow> => {
  await expect.poll(async () => (await find(id))?.state, { timeout: 25_000 }).not.toBe("running");
  return (await find(id)) as PullRow;
};
const auditOf = async (action: string): Promise<AuditEntry[]> => {
  const { body } = await panel.request("/api/audit?limit=20", { as: "admin" });
  return (body as { items: AuditEntry[] }).items.filter((entry) => entry.action === action);
};
const follow = async () => {
  const socket = await openTestSocket(panel, "viewer");
  const channel = await socket.open(pullChannels.follow, { environment: "local" });
  return { channel, close: socket.close };
};
const rowsIn = (channel: TestChannel<typeof pullChannels.follow>, id: string): PullRow[] =>
  channel.messages
    .flatMap((one) => (one.type === "snapshot" ? one.items : one.type === "patch" ? one.upserts : []))
    .filter((row) => row.id === id);

describe("a pull", () => {
  test("tells each layer's progress, five times a second at most, and ends with the image", async () => {
    const { channel, close } = await follow();
    const began = performance.now();
    const pull = await started({ reference }, "deployer");
    expect(pull).toMatchObject({ reference, startedBy: "test-deployer", platform: null, imageId: null });
    await channel.until(() => rowsIn(channel, pull.id).at(-1)?.state === "succeeded");
    const seconds = (performance.now() - began) / 1000;
    const rows = rowsIn(channel, pull.id);
    // Two more: the beginning is told at once.
    expect(rows.length).toBeLessThanOrEqual(Math.ceil(seconds * 5) + 2);
    const downloading = rows.filter((row) => row.layers.some(({ phase }) => phase === "downloading"));
    expect(downloading.length).toBeGreaterThan(3);
    const received = rows.map((row) => row.received);
    expect(received).toEqual(received.toSorted((left, right) => left - right));
    expect(rows.some(({ rate }) => rate !== null && rate > 100_000)).toBe(true);
    const last = rows.at(-1) as PullRow;
    expect(last.layers.map(({ phase }) => phase).toSorted()).toEqual(["done", "done", "done", "exists"]);
    expect(last.received).toBe(last.expected);
    expect(last.received).toBeGreaterThan(3 * layerBytes);
    expect(last.imageId).toBe(await engine.docker(["images", "-q", "--no-trunc", reference]));
    close();
  });

  test("is audited from its start to its real end", async () => {
    registry.hold();
    const pull = await started({ reference }, "deployer");
    expect((await auditOf("image.pull"))[0]).toMatchObject({
      phase: "attempted",
      actor: "test-deployer",
      target: reference,
    });
    registry.release();
    await ended(pull.id);
    const [last, first] = await auditOf("image.pull");
    expect(last).toMatchObject({ phase: "succeeded", actId: first?.actId });
  });

  test("goes on when nobody looks, and is told to who comes later", async () => {
    const pull = await started({ reference });
    const { channel, close } = await follow();
    await channel.until(() => rowsIn(channel, pull.id).length > 0);
    close();
    expect((await ended(pull.id)).state).toBe("succeeded");
    const later = await follow();
    await later.channel.until(() => rowsIn(later.channel, pull.id)[0]?.state === "succeeded");
    later.close();
  });

  test("of a name without a tag is of latest, and of Docker Hub in full", async () => {
    const pull = await started({ reference: "no-such-image" });
    expect(pull.reference).toBe("docker.io/library/no-such-image:latest");
    await ended(pull.id);
  });
});

describe("cancelling", () => {
  test("ends the engine's request within a second, and is audited as what it was", async () => {
    const pull = await started({ reference }, "deployer");
    await expect.poll(async () => (await find(pull.id))?.received).toBeGreaterThan(0);
    registry.hold();
    const began = performance.now();
    const answer = await panel.request(`${base}/${pull.id}`, { method: "DELETE", as: "deployer" });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(answer.body).toMatchObject({ state: "cancelled", problem: null });
    registry.release();
    expect((await auditOf("image.pull"))[0]).toMatchObject({
      phase: "failed",
      detail: "cancelled: by test-deployer",
    });
    // The engine has let go of it: a second pull is a new one, which finds no image.
    expect(await engine.docker(["images", "-q", reference])).toBe("");
    expect((await ended((await started({ reference })).id)).state).toBe("succeeded");
  });

  test("another's pull is for an admin", async () => {
    registry.hold();
    const pull = await started({ reference });
    const refused = await panel.request(`${base}/${pull.id}`, { method: "DELETE", as: "deployer" });
    expect(refused.status).toBe(403);
    expect((await find(pull.id))?.state).toBe("running");
    const done = await panel.request(`${base}/${pull.id}`, { method: "DELETE", as: "admin" });
    expect(done.status).toBe(200);
    registry.release();
  });

  test.each([
    ["disabled", "POST", "disable", {}],
    ["given a role that may not pull", "PUT", "role", { role: "operator" }],
  ])("a person who is %s pulls no more", async (_, method, path, body) => {
    registry.hold();
    const { username, cookie } = await panel.addUser("deployer");
    const answer = await panel.request(base, { method: "POST", headers: { cookie }, body: { reference } });
    expect(answer.body).toMatchObject({ state: "running", startedBy: username });
    await panel.request(`/api/users/${username}/${path}`, { method, as: "admin", body });
    expect(await ended((answer.body as PullRow).id)).toMatchObject({ state: "cancelled" });
    registry.release();
  });

  test("what is not there is not found, and what is over stays as it ended", async () => {
    const missing = await panel.request(`${base}/no_such_pull_00000`, { method: "DELETE", as: "admin" });
    expect(missing.status).toBe(404);
    const pull = await started({ reference });
    await ended(pull.id);
    const late = await panel.request(`${base}/${pull.id}`, { method: "DELETE", as: "admin" });
    expect(late.body).toMatchObject({ state: "succeeded" });
  });
});

describe("failures", () => {
  test.each([
    ["a tag that the registry does not have", "team/app:none", /manifest unknown/],
    ["a repository that it does not have", "team/nothing:1", /manifest unknown|not found/],
  ])("%s, in the engine's words", async (_, path, words) => {
    const pull = await started({ reference: `${registry.host}/${path}` });
    const row = await ended(pull.id);
    expect(row).toMatchObject({ state: "failed", problem: { reason: expect.stringMatching(words) } });
    expect((await auditOf("image.pull"))[0]).toMatchObject({ phase: "failed" });
  });

  test("a registry that nobody answers at", async () => {
    const pull = await started({ reference: "127.0.0.1:9/team/app:1" });
    expect(await ended(pull.id)).toMatchObject({
      state: "failed",
      problem: { reason: expect.stringContaining("connection refused") },
    });
  });

  test("a registry that goes down in the middle", async () => {
    const doomed = await startTestRegistry(engine, { port: 5100, bytesPerSecond: 1_000_000 });
    const from = await doomed.push("team/doomed:1", { layers: 2, layerBytes });
    const pull = await started({ reference: from });
    await expect.poll(async () => (await find(pull.id))?.received).toBeGreaterThan(0);
    await doomed.stop();
    await expect
      .poll(async () => (await find(pull.id))?.layers.some(({ phase }) => phase === "retrying"), {
        timeout: 20_000,
      })
      .toBe(true);
    await expect.poll(async () => (await find(pull.id))?.state, { timeout: 25_000 }).toBe("failed");
    expect((await find(pull.id))?.problem?.reason).toMatch(/EOF|refused|reset/);
  }, 60_000);
});

describe("who may pull", () => {
  test.each([
    ["deployer", "127.0.0.1:9/team/app:1", 403],
    ["operator", "nginx", 403],
    ["viewer", "nginx", 403],
  ] as const)("a %s asking for %s gets %i", async (as, from, status) => {
    const before = (await list()).length;
    expect((await start({ reference: from }, as)).status).toBe(status);
    expect((await list()).length).toBe(before);
  });

  test.each([
    [{ reference: "NGINX" }],
    [{ reference: "" }],
    [{ reference: "nginx?x=1" }],
    [{ reference: "../x" }],
    [{ reference: `sha256:${"0".repeat(64)}` }],
    [{ reference: "nginx", platform: "linux/amd64&x=1" }],
    [{ reference: "nginx", platform: "Linux" }],
    [{ reference: "nginx", fromSrc: "http://127.0.0.1/" }],
    [{ reference: ["nginx"] }],
    [{}],
  ])("%j is refused", async (body) => {
    const answer = await start(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: "invalid_input" } });
  });

  test("the same pull is not started twice, and one user has five at most", async () => {
    registry.hold();
    const first = await started({ reference });
    expect((await start({ reference })).status).toBe(409);
    const more = await Promise.all(
      ["a", "b", "c", "d"].map((tag) => started({ reference: `${registry.host}/team/app:${tag}` })),
    );
    const refused = await start({ reference: `${registry.host}/team/app:e` });
    expect(refused.body).toMatchObject({ error: { code: "limit_reached" } });
    for (const pull of [first, ...more]) {
      await panel.request(`${base}/${pull.id}`, { method: "DELETE", as: "admin" });
    }
    registry.release();
  });
});

test("a panel that stops ends its pulls", async () => {
  const brief = await startTestPanel(engine.socket);
  registry.hold();
  const answer = await brief.request(base, { method: "POST", as: "admin", body: { reference } });
  expect(answer.status).toBe(200);
  const began = performance.now();
  await brief.close();
  expect(performance.now() - began).toBeLessThan(5_000);
  registry.release();
  // Nobody pulls it any more, so it never comes.
  expect(await engine.docker(["images", "-q", reference])).toBe("");
});
