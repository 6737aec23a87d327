import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { channel } from "#lib/contracts/contract.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { createAudit } from "../audit/audit.ts";
import { type Database, openDatabase } from "../db/client.ts";
import { until } from "../engine/testing/until.ts";
import type { Kernel } from "../http/pipeline.ts";
import { createUserLimits } from "../policy/user-limits.ts";
import { openRawSocket } from "../testing/raw-socket.ts";
import type { ChannelRoute, OpenChannel } from "./channels.ts";
import { createSockets, type Sockets } from "./sockets.ts";

const contract = channel({
  summary: "What the test sends",
  name: "test.flood",
  access: "signed-in",
  input: z.strictObject({}),
  serverMessage: z.strictObject({ type: z.literal("data"), data: z.string() }),
  clientMessage: z.strictObject({ type: z.enum(["ack", "input"]) }),
  useMessages: ["input"],
});
const piece = { type: "data" as const, data: "x".repeat(64 * 1024) };
const session = {
  ...{ userId: "ada", username: "ada", role: "viewer" as Role, sessionId: "one", mustChangePassword: false },
  ...{ expiresAt: Number.MAX_SAFE_INTEGER, idleExpiresAt: Number.MAX_SAFE_INTEGER },
};

let sockets: Sockets;
let http: Server;
let port: number;
let channels: OpenChannel<typeof contract>[];
let touches: number;
let directory: string;
let db: Database;
let opening: PromiseWithResolvers<void>;

beforeEach(async () => {
  channels = [];
  touches = 0;
  directory = mkdtempSync(join(tmpdir(), "quayside-sockets-"));
  db = openDatabase(directory);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const audit = createAudit({ db, log });
  opening = Promise.withResolvers();
  const slow: ChannelRoute = {
    contract: { ...contract, name: "test.slow", audit: "test.slow" } as unknown as ChannelRoute["contract"],
    handler: async ({ channel: opened }) => {
      channels.push(opened as never);
      await opening.promise;
    },
  };
  const route: ChannelRoute = {
    contract: contract as unknown as ChannelRoute["contract"],
    handler: ({ channel: opened }) => void channels.push(opened as never),
  };
  const kernel = {
    authenticate: async (cookie: string) => (cookie === "" ? null : { ...session, userId: cookie }),
    origins: new Set(["http://panel"]),
    userLimits: createUserLimits(),
    ...{ audit, log },
  } as unknown as Kernel;
  sockets = createSockets({
    kernel,
    routes: [route, slow],
    clientAddress: () => "127.0.0.1",
    loadSession: (_, { touch }) => {
      touches += touch ? 1 : 0;
      return session;
    },
    sessionClock: () => 0,
  });
  http = createServer();
  http.on("upgrade", sockets.handleUpgrade);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  port = (http.address() as AddressInfo).port;
});
afterEach(async () => {
  await sockets.close();
  http.close();
  db.close();
  rmSync(directory, { recursive: true });
});

const from = (user: string, origin = "http://panel") => openRawSocket(port, { origin, cookie: user });

/** A socket with the test's channel open on it. */
const open = async () => {
  const socket = await from("ada");
  socket.send("40");
  await until("welcome", () => socket.text().includes("welcome"));
  socket.send(`420["open",${JSON.stringify({ id: 0, channel: contract.name, input: {} })}]`);
  await until("the channel is open", () => channels.length === 1 && socket.text().includes("true"));
  return { ...socket, channel: channels[0] as OpenChannel<typeof contract> };
};

describe("a reader that is behind", () => {
  const fill = async (pieces: number) => {
    const socket = await open();
    socket.connection.pause();
    const before = socket.received();
    for (let sent = 0; sent < pieces; sent += 1) socket.channel.send(piece);
    return { ...socket, since: () => socket.received() - before };
  };

  test("gets nothing of what is queued after a revocation, and counts until it is closed", async () => {
    const reader = await fill(100);
    expect(reader.channel.bufferedBytes()).toBeGreaterThan(1_000_000);
    sockets.revoke({ userId: "ada" });
    reader.connection.resume();
    await reader.closed;
    await until("it is not counted", () => sockets.count() === 0, 2_000);
    // The whole is 6.5 MB; what the client's own system had taken before is all that may come.
    expect(reader.since()).toBeLessThan(3_000_000);
  });

  test("is cut at the bound, without what is queued", async () => {
    const reader = await fill(600);
    await until("the channel is over", () => reader.channel.endedBy());
    reader.connection.resume();
    await reader.closed;
    expect(reader.since()).toBeLessThan(8 * 1024 * 1024);
  });
});

test("a reader that is not behind hears why it was cut, and is closed within the two seconds", async () => {
  const reader = await open();
  sockets.revoke({ sessionId: "one" });
  await until("it is closed", () => sockets.count() === 0, 2_000);
  expect(reader.text()).toContain("revoked");
  expect(channels[0]?.endedBy()).toBe("revoked");
});

test("twenty sockets a user, counted from the handshake on, whether they say anything or not", async () => {
  const all = await Promise.all(Array.from({ length: 25 }, () => from("ada")));
  expect(all.filter(({ answer }) => answer.startsWith("HTTP/1.1 101"))).toHaveLength(20);
  expect(all.filter(({ answer }) => answer.startsWith("HTTP/1.1 403"))).toHaveLength(5);
  expect((await from("bob")).answer).toMatch(/^HTTP\/1\.1 101/);
  all.find(({ answer }) => answer.startsWith("HTTP/1.1 101"))?.connection.destroy();
  await until("a seat is free", () => sockets.count() === 20);
  expect((await from("ada")).answer).toMatch(/^HTTP\/1\.1 101/);
});

test("a refused upgrade is closed on both sides, though its client keeps its own open", async () => {
  const refused = await from("ada", "https://evil.example");
  expect(refused.answer).toMatch(/^HTTP\/1\.1 403/);
  await until("the server has let go", () => {
    refused.connection.write("still here");
    return refused.connection.destroyed;
  });
  expect(sockets.count()).toBe(0);
});

test("opening a channel and typing count as use of the session; an acknowledgement does not", async () => {
  const socket = await open();
  expect(touches).toBe(1);
  socket.channel.onMessage(() => void socket.channel.send(piece));
  const answered = async (type: string) => {
    const before = socket.received();
    socket.send(`42["message",0,{"type":"${type}"}]`);
    await until("it was handled", () => socket.received() - before > piece.data.length);
  };
  await answered("ack");
  expect(touches).toBe(1);
  await answered("input");
  expect(touches).toBe(2);
});

test("an opening that is given up leaves its rows all the same: tried, done, and left again", async () => {
  const socket = await from("ada");
  socket.send("40");
  await until("welcome", () => socket.text().includes("welcome"));
  socket.send(`420["open",${JSON.stringify({ id: 0, channel: "test.slow", input: {} })}]`);
  await until("it is being opened", () => channels.length === 1);
  socket.send('42["close",0]');
  await until("it was given up", () => channels[0]?.endedBy() === "client");
  const rows = () => db.sqlite.prepare(`select "action", "phase" from "audit" order by "id"`).all();
  expect(rows()).toEqual([{ action: "test.slow", phase: "attempted" }]);
  opening.resolve();
  await until("all is written", () => rows().length === 4);
  expect(rows().slice(1)).toEqual([
    { action: "test.slow", phase: "succeeded" },
    { action: "test.slow.leave", phase: "attempted" },
    { action: "test.slow.leave", phase: "succeeded" },
  ]);
});

test("a number that was used before belongs to the channel that has it now", async () => {
  const socket = await open();
  const first = channels[0] as OpenChannel<typeof contract>;
  socket.send('42["close",0]');
  await until("the first is over", () => first.endedBy());
  socket.send(`421["open",${JSON.stringify({ id: 0, channel: contract.name, input: {} })}]`);
  await until("the second is open", () => channels.length === 2);
  const heard: unknown[] = [];
  first.onMessage((message) => void heard.push(["first", message]));
  channels[1]?.onMessage((message) => void heard.push(["second", message]));
  socket.send('42["message",0,{"type":"ack"}]');
  await until("it was heard", () => heard.length > 0);
  expect(heard).toEqual([["second", { type: "ack" }]]);
  expect(first.send(piece)).toBe(false);
});
