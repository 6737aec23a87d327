import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cookieOf, createTestAuth, type TestAuth } from "./testing/test-auth.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let panel: TestAuth;
let cookie: string;

beforeEach(async () => {
  panel = await createTestAuth({ SESSION_IDLE: "12h", SESSION_ABSOLUTE: "7d" });
  cookie = cookieOf(await panel.setUp());
});
afterEach(() => panel.dispose());

const session = () => panel.auth.authenticate(cookie);
const usedAt = () => panel.db.sqlite.prepare(`select "usedAt" from "session"`).pluck().get();

test("it tells when it will end", async () => {
  const start = panel.clock.now;
  expect(await session()).toMatchObject({ expiresAt: start + 7 * day, idleExpiresAt: start + 12 * hour });
  panel.clock.now += 11 * hour;
  expect(await session()).toMatchObject({ expiresAt: start + 7 * day, idleExpiresAt: start + 23 * hour });
});

test("without use it ends after the idle time, to the millisecond", async () => {
  const { sessionId = "" } = (await session()) ?? {};
  const look = () => panel.auth.authenticateSession(sessionId, { touch: false });
  panel.clock.now += 12 * hour - 1;
  expect(look()).not.toBeNull();
  panel.clock.now += 1;
  expect(look()).toBeNull();
  expect(await session()).toBeNull();
});

test("in use it still ends at its absolute age", async () => {
  for (let hours = 6; hours < 7 * 24; hours += 6) {
    panel.clock.now += 6 * hour;
    expect(await session()).not.toBeNull();
  }
  panel.clock.now += 6 * hour - 1;
  expect(await session()).not.toBeNull();
  panel.clock.now += 1;
  expect(await session()).toBeNull();
});

test("a use is written down at most once a minute", async () => {
  const start = panel.clock.now;
  panel.clock.now += minute - 1;
  await session();
  expect(usedAt()).toBe(start);
  panel.clock.now += 1;
  await session();
  expect(usedAt()).toBe(start + minute);
});

test("a socket's own look does not keep a session alive, its events do", async () => {
  const { sessionId = "" } = (await session()) ?? {};
  panel.clock.now += 11 * hour;
  expect(panel.auth.authenticateSession(sessionId, { touch: false })).not.toBeNull();
  panel.clock.now += 2 * hour;
  expect(panel.auth.authenticateSession(sessionId, { touch: false })).toBeNull();
  panel.clock.now -= 2 * hour;
  expect(panel.auth.authenticateSession(sessionId)).toMatchObject({ username: "ada", role: "admin" });
  panel.clock.now += 2 * hour;
  expect(panel.auth.authenticateSession(sessionId)).not.toBeNull();
});

test("a restart changes nothing about it", async () => {
  panel.clock.now += 11 * hour;
  await panel.restart();
  expect(await session()).not.toBeNull();
});

test("a clock set back between two starts neither ends a session nor makes it last", async () => {
  panel.clock.now -= 30 * day;
  await panel.restart();
  const back = panel.clock.now;
  expect(await session()).toMatchObject({ expiresAt: back + 7 * day, idleExpiresAt: back + 12 * hour });
  panel.clock.now += 13 * hour;
  expect(await session()).toBeNull();
});

test("a database that cannot be written signs nobody out", async () => {
  panel.clock.now += hour;
  panel.db.sqlite.pragma("query_only = on");
  expect(await session()).not.toBeNull();
  expect(panel.logged.join()).toContain("the use of a session could not be noted");
  panel.db.sqlite.pragma("query_only = off");
});

test("sessions that ran out are removed in time, and their listeners told", async () => {
  const { sessionId } = (await session()) ?? {};
  vi.useFakeTimers({ toFake: ["setInterval"] });
  try {
    await panel.restart();
    panel.clock.now += 13 * hour;
    vi.advanceTimersByTime(30_000);
  } finally {
    vi.useRealTimers();
  }
  await setImmediate();
  expect(panel.revoked).toContainEqual({ sessionId });
  expect(usedAt()).toBeUndefined();
});
