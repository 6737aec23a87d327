import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { type Role, roles } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

let panel: TestPanel;
const made: string[] = [];

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterEach(async () => {
  await Promise.all(made.splice(0).map(removeContainer));
});
afterAll(() => panel.close());

const base = "/api/environments/local/containers";

const make = async (settings: Record<string, unknown> = {}): Promise<string> => {
  const id = await makeContainer(`routes-${randomUUID().slice(0, 12)}`, settings);
  made.push(id);
  return id;
};

const act = (id: string, verb: string, body: object = {}, as: Role = "admin") =>
  panel.request(`${base}/${id}/${verb}`, { method: "POST", as, body });

const rowOf = async (id: string, as: Role = "admin"): Promise<ContainerRow | undefined> => {
  const { body } = await panel.request(base, { as });
  return (body as { items: ContainerRow[] }).items.find((row) => row.id === id);
};

const stateOf = async (id: string) => (await rowOf(id))?.state;

describe("acts", () => {
  test("start, pause, unpause, restart, kill and stop, each seen in the list that is read next", async () => {
    const id = await make();
    expect((await act(id, "start")).body).toEqual({ id });
    expect(await stateOf(id)).toBe("running");
    await act(id, "pause");
    expect(await stateOf(id)).toBe("paused");
    await act(id, "unpause");
    expect(await stateOf(id)).toBe("running");
    const before = (await rowOf(id))?.startedAt ?? 0;
    await act(id, "restart", { timeout: 0 });
    expect((await rowOf(id))?.startedAt).toBeGreaterThan(before);
    await act(id, "kill", { signal: "SIGKILL" });
    await expect.poll(() => rowOf(id)).toMatchObject({ state: "exited", exitCode: 137 });
    await act(id, "start");
    await act(id, "stop", { timeout: 0 });
    expect(await stateOf(id)).toBe("exited");
  });

  test("take a name or the start of an id, and act on the one that it names", async () => {
    const id = await make();
    await expect.poll(() => rowOf(id)).toBeDefined();
    const name = (await rowOf(id))?.name as string;
    expect((await act(name, "start")).body).toEqual({ id });
    expect((await act(id.slice(0, 12), "stop", { timeout: 0 })).body).toEqual({ id });
  });

  test("remove, with force where it runs, and its anonymous volume on request", async () => {
    const id = await make({ start: true, Volumes: { "/data": {} } });
    const refused = await panel.request(`${base}/${id}`, { method: "DELETE", as: "admin" });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: { code: "conflict", reason: expect.stringContaining("running") },
    });
    const { body } = await engineCall("GET", `/containers/${id}/json`);
    const [{ Name: volume }] = (body as { Mounts: [{ Name: string }] }).Mounts;
    const removed = await panel.request(`${base}/${id}?force=true&volumes=true`, {
      method: "DELETE",
      as: "admin",
    });
    expect(removed.status).toBe(200);
    expect(await rowOf(id)).toBeUndefined();
    expect((await engineCall("GET", `/volumes/${volume}`)).status).toBe(404);
  });

  test("fail in the engine's own words", async () => {
    const missing = await act("no-such-container-here", "start");
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({
      error: { code: "not_found", reason: expect.stringContaining("no-such-container-here") },
    });
    const id = await make();
    const paused = await act(id, "pause");
    expect(paused.status).toBe(409);
    expect(paused.body).toMatchObject({ error: { reason: expect.stringMatching(/not running/) } });
  });

  /** The least role for each act, and what a container is when it is asked for. */
  const least = {
    start: ["operator", "created"],
    stop: ["operator", "running"],
    restart: ["operator", "running"],
    kill: ["operator", "running"],
    pause: ["operator", "running"],
    unpause: ["operator", "paused"],
    remove: ["deployer", "created"],
  } as const;

  const pairs = Object.entries(least).flatMap(([verb, [from, state]]) =>
    roles.map((as) => {
      const status = roles.indexOf(as) < roles.indexOf(from) ? 403 : 200;
      return { as, verb, state, status };
    }),
  );

  test.each(pairs)(
    "a $as asking to $verb what is $state gets $status",
    async ({ as, verb, state, status }) => {
      const id = await make({ start: state !== "created" });
      if (state === "paused") await engineCall("POST", `/containers/${id}/pause`);
      await expect.poll(() => stateOf(id)).toBe(state);
      const answer =
        verb === "remove"
          ? await panel.request(`${base}/${id}`, { method: "DELETE", as })
          : await act(id, verb, verb === "stop" || verb === "restart" ? { timeout: 0 } : {}, as);
      expect(answer.status).toBe(status);
      if (status === 200) return;
      expect(answer.body).toMatchObject({ error: { code: "forbidden" } });
      const { body } = await engineCall("GET", `/containers/${id}/json`);
      expect(body).toMatchObject({ State: { Status: state } });
    },
  );
});

describe("hostile input", () => {
  const refs = [
    "x%2F..%2F..%2Fplugins",
    "..%2F..%2Fversion",
    "x%2Frename%3Fname%3Dpwned%26x%3D",
    "%00",
    "-rf",
    "x%0d%0aInjected:%201",
    "a".repeat(300),
    "%E2%80%AE",
  ];
  test.each(refs)("the reference %s never reaches the engine", async (ref) => {
    const { status, body } = await act(ref, "start");
    expect([400, 404]).toContain(status);
    expect(body).toMatchObject({ error: { code: expect.stringMatching(/invalid_input|not_found/) } });
  });

  test.each([
    [{ timeout: -2 }],
    [{ timeout: 1e9 }],
    [{ timeout: "5" }],
    [{ signal: "SIGKILL; rm" }],
    [{ Timeout: 1 }],
    [{ container: "other" }],
    [{ HostConfig: { Privileged: true } }],
  ])("the body %j is refused", async (body) => {
    const id = await make();
    expect((await act(id, "stop", body)).status).toBe(400);
  });

  test.each([
    ["not json", "{", 400],
    ["a list", "[]", 400],
    ["a text", '"x"', 400],
    ["a megabyte and more", JSON.stringify({ x: "y".repeat(1024 * 1024) }), 413],
  ])("a body that is %s is refused", async (_, body, status) => {
    const id = await make();
    const answer = await panel.request(`${base}/${id}/stop`, { method: "POST", as: "admin", body });
    expect(answer.status).toBe(status);
  });

  test("a body of another type is refused", async () => {
    const id = await make();
    const headers = { "content-type": "text/plain" };
    const answer = await panel.request(`${base}/${id}/stop`, {
      method: "POST",
      as: "admin",
      body: "{}",
      headers,
    });
    expect(answer.status).toBe(400);
  });
});

describe("what is shown", () => {
  const secretive = {
    start: true,
    Cmd: ["sh", "-c", "sleep 600 # --password=hunter2"],
    Env: ["TOKEN=hunter2", "EMPTY=", "BARE"],
    Labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": "web", secret: "hunter2" },
    Healthcheck: { Test: ["CMD", "true"], Interval: 1e9 },
  };

  test("in full to who may inspect", async () => {
    const id = await make(secretive);
    const { body } = await panel.request(`${base}/${id}`, { as: "deployer" });
    const detail = body as ContainerDetail;
    expect(detail).toMatchObject({ redacted: false, args: ["-c", "sleep 600 # --password=hunter2"] });
    expect(detail.env).toContainEqual({ key: "TOKEN", value: "hunter2" });
    expect(detail.env).toContainEqual({ key: "EMPTY", value: "" });
    expect(detail.row).toMatchObject({ project: "shop", service: "web" });
    const json = await panel.request(`${base}/${id}/json`, { as: "deployer" });
    expect(json.body).toMatchObject({ Id: id, Config: { Labels: { secret: "hunter2" } } });
  });

  test("an argument that comes first after an entrypoint is withheld like the others", async () => {
    const id = await make({ Entrypoint: ["sh", "-c"], Cmd: ["sleep 600 # --password=hunter2"] });
    const { body } = await panel.request(`${base}/${id}`, { as: "viewer" });
    expect(body).toMatchObject({ entrypoint: ["sh"], cmd: [] });
    expect(JSON.stringify(body)).not.toContain("hunter2");
  });

  test.each(["viewer", "operator"] as const)("without anything that may be secret to a %s", async (as) => {
    const id = await make(secretive);
    const detail = (await panel.request(`${base}/${id}`, { as })).body as ContainerDetail;
    const list = (await panel.request(base, { as })).body;
    expect(JSON.stringify([detail, list])).not.toContain("hunter2");
    expect(detail.redacted).toBe(true);
    expect(detail.env).toContainEqual({ key: "TOKEN", value: null });
    expect((await panel.request(`${base}/${id}/json`, { as })).status).toBe(403);
  });

  test("health and its log", async () => {
    const id = await make(secretive);
    await expect.poll(async () => (await rowOf(id))?.health, { timeout: 10_000 }).toBe("healthy");
    const { body } = await panel.request(`${base}/${id}`, { as: "admin" });
    const { health } = body as ContainerDetail;
    expect(health).toMatchObject({ status: "healthy", test: ["CMD", "true"], interval: 1 });
    expect(health?.log[0]).toMatchObject({ exitCode: 0, start: expect.any(Number) });
  });

  test("labels of a megabyte are left out of the list, and counted", async () => {
    const id = await make({ Labels: { bomb: "x".repeat(1024 * 1024), small: "1" } });
    await expect.poll(() => rowOf(id)).toMatchObject({ labels: { small: "1" }, labelsDropped: 1 });
  });

  test("why a container is as good as its host", async () => {
    const id = await make({ HostConfig: { Privileged: true, Binds: ["/tmp:/host:ro"] } });
    const { body } = await panel.request(`${base}/${id}`, { as: "admin" });
    const kinds = (body as ContainerDetail).hostPower.map((reason) => reason.kind);
    expect(kinds).toContain("privileged");
    expect(kinds.length).toBeGreaterThan(1);
  });
});
