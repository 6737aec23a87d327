import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyPatch, type LiveList } from "#lib/client/live-cache.ts";
import { containerChannels } from "#lib/contracts/containers.ts";
import { engineCall, makeContainer, removeContainer } from "../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";
import { openTestSocket } from "../testing/test-socket.ts";

const engineSocket = process.env.QUAYSIDE_TEST_ENGINE as string;
const environment = "local";
let panel: TestPanel;

beforeAll(async () => {
  panel = await startTestPanel(engineSocket);
});
afterAll(() => panel.close());

/** Asks for an upgrade by hand; resolves to the first line of the answer. */
const handshake = async (headers: Record<string, string>): Promise<string> => {
  const socket = connect(panel.port, "127.0.0.1");
  const fixed = {
    ...{ host: "x", connection: "Upgrade", upgrade: "websocket" },
    ...{ "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" },
  };
  const lines = Object.entries({ ...fixed, ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET /api/socket?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return String(chunk);
};

/** What a browser's cache would hold after these messages. */
const replay = (messages: readonly { type: string }[]): LiveList<{ id: string }> => {
  let list: LiveList<{ id: string }> = { epoch: "", version: -1, items: [] };
  for (const message of messages) {
    if (message.type === "snapshot") list = message as never;
    if (message.type === "patch") list = applyPatch(list, message as never);
  }
  return list;
};

describe("the handshake", () => {
  test.each([
    ["a foreign site", { origin: "https://evil.example" }],
    ["null", { origin: "null" }],
    ["another port", { origin: "http://127.0.0.1:1" }],
    ["nowhere", { origin: "" }],
  ])("is refused from %s", async (_, headers) => {
    expect(await handshake({ ...headers, cookie: panel.cookieOf("admin") })).toMatch(/^HTTP\/1\.1 403/);
    await expect(openTestSocket(panel, "admin", headers)).rejects.toThrow();
  });

  test("is refused without an origin, and without a session", async () => {
    expect(await handshake({ cookie: panel.cookieOf("admin") })).toMatch(/^HTTP\/1\.1 403/);
    expect(await handshake({ origin: panel.url })).toMatch(/^HTTP\/1\.1 403/);
    await expect(openTestSocket(panel, null)).rejects.toThrow();
  });

  test("is accepted from the panel's own page with a session", async () => {
    const headers = { origin: panel.url, cookie: panel.cookieOf("viewer") };
    expect(await handshake(headers)).toMatch(/^HTTP\/1\.1 101/);
  });

  test("is refused to a proxy request, which goes nowhere", async () => {
    const socket = connect(panel.port, "127.0.0.1");
    socket.write(
      "GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  test("is refused by long polling, with a good session and origin", async () => {
    const { status } = await panel.request("/api/socket?EIO=4&transport=polling", { as: "admin" });
    expect(status).toBe(404);
  });
});

describe("a channel", () => {
  test("is refused when it does not exist, or its input does not fit, in words", async () => {
    const { open, close } = await openTestSocket(panel, "admin");
    const unknown = await open({ ...containerChannels.follow, name: "no.such" }, { environment });
    expect(unknown.opened).toMatchObject({ ok: false, error: { code: "not_found" } });
    const extra = await open(containerChannels.follow, { environment, more: 1 });
    expect(extra.opened).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    const elsewhere = await open(containerChannels.follow, { environment: "elsewhere" });
    expect(elsewhere.opened).toMatchObject({ ok: false, error: { code: "not_found" } });
    close();
  });

  test("survives whatever a hostile client emits", async () => {
    const { socket, open, close } = await openTestSocket(panel, "viewer");
    for (const rubbish of [null, 1, "x", [], {}, { id: "1" }, { id: -1 }, { id: 1, channel: 2 }]) {
      socket.emit("open", rubbish);
      socket.emit("open", rubbish, "not a function");
      socket.emit("message", rubbish, rubbish);
      socket.emit("close", rubbish);
    }
    socket.emit("__proto__", {});
    const channel = await open(containerChannels.follow, { environment });
    expect(channel.opened.ok).toBe(true);
    close();
  });

  test("ends when the role behind it is lost, and its socket when the account is disabled", async () => {
    const user = await panel.addUser("operator");
    const { socket, open, disconnected } = await openTestSocket(panel, user.cookie);
    const channel = await open(containerChannels.follow, { environment });
    expect(channel.opened.ok).toBe(true);
    panel.auth.setDisabled(user.userId, true);
    await disconnected();
    expect(socket.connected).toBe(false);
    await expect(openTestSocket(panel, user.cookie)).rejects.toThrow();
  });
});

describe("the followed list of containers", () => {
  test("shows what another client does, and equals a fresh list after it", async () => {
    const { open, close } = await openTestSocket(panel, "admin");
    const channel = await open(containerChannels.follow, { environment });
    await channel.until(() => channel.messages.some((message) => message.type === "snapshot"));
    const names = Array.from({ length: 5 }, () => `live-${randomUUID().slice(0, 8)}`);
    const ids = await Promise.all(names.map((name) => makeContainer(name)));
    await engineCall("POST", `/containers/${ids[0]}/start`);
    await removeContainer(ids[1] as string);
    const settled = () => {
      const rows = new Map(
        replay(channel.messages).items.map((row) => [row.id, row as { id: string; state?: string }]),
      );
      return (
        rows.get(ids[0] as string)?.state === "running" &&
        !rows.has(ids[1] as string) &&
        ids.slice(2).every((id) => rows.has(id))
      );
    };
    await channel.until(settled);
    await Promise.all(ids.map(removeContainer));
    await channel.until(() =>
      ids.every((id) => !replay(channel.messages).items.some((row) => row.id === id)),
    );
    const { body } = await panel.request(`/api/environments/${environment}/containers`, { as: "admin" });
    const followed = replay(channel.messages);
    expect(followed).toEqual(body);
    close();
  });

  test("goes on from a position without a new snapshot, and from an unknown one with it", async () => {
    const { open, close } = await openTestSocket(panel, "admin");
    const { body } = await panel.request(`/api/environments/${environment}/containers`, { as: "admin" });
    const { epoch, version } = body as LiveList<{ id: string }>;
    const resumed = await open(containerChannels.follow, { environment, epoch, version });
    const id = await makeContainer(`resume-${randomUUID().slice(0, 8)}`);
    await resumed.until(() => resumed.messages.some((message) => message.type === "patch"));
    expect(resumed.messages.some((message) => message.type === "snapshot")).toBe(false);
    const stranger = await open(containerChannels.follow, { environment, epoch: "another life", version });
    await stranger.until(() => stranger.messages.some((message) => message.type === "snapshot"));
    await removeContainer(id);
    close();
  });

  test("withholds from a viewer what may be secret", async () => {
    const id = await makeContainer(`secret-${randomUUID().slice(0, 8)}`);
    const rowOf = async () => {
      const { body } = await panel.request(`/api/environments/${environment}/containers`, { as: "viewer" });
      return (body as { items: { id: string; command: string; labels: object }[] }).items.find(
        (row) => row.id === id,
      );
    };
    await expect.poll(rowOf).toMatchObject({ command: "sleep", labels: {} });
    await removeContainer(id);
  });
});
