import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { containers } from "#lib/contracts/containers.ts";
import { createUserLimits } from "../policy/user-limits.ts";
import { createEngineLeases } from "../realtime/engine-leases.ts";
import type { ScopedEngine } from "./call.ts";
import { createOpenRequests } from "./open-requests.ts";
import { type Kernel, runRoute } from "./pipeline.ts";
import type { Route } from "./routes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As much of a panel as a read from an engine needs, and whether that engine is followed. */
const panel = () => {
  let isFollowed = false;
  const engine = {
    mirror: {
      start: () => {
        isFollowed = true;
      },
      stop: () => {
        isFollowed = false;
      },
    },
    connection: { close: () => undefined },
  } as unknown as ScopedEngine;
  const ada = { userId: "ada", username: "ada", role: "admin", sessionId: "1", mustChangePassword: false };
  const kernel = {
    authenticate: async () => ada,
    pool: { get: () => engine },
    leases: createEngineLeases(60_000),
    userLimits: createUserLimits(),
    requests: createOpenRequests(),
  } as unknown as Kernel;
  const ask = (handler: Route["handler"]) =>
    runRoute(
      kernel,
      { name: "json", contract: containers.json, handler },
      {
        headers: { cookie: "session=ada" },
        source: {
          parameters: { environment: "local", container: "web" },
          search: new URLSearchParams(),
          header: () => undefined,
          body: () => null,
        },
        file: () => ({ bytes: Readable.from([]), length: null }),
        caller: { address: "192.0.2.1", userAgent: "vitest", requestId: "1" },
        signal: new AbortController().signal,
      },
    );
  return { ask, isFollowed: () => isFollowed };
};

test("an engine is followed for as long as a call to it takes, and a minute more", async () => {
  const { ask, isFollowed } = panel();
  const answer = Promise.withResolvers<object>();
  const asked = ask(() => answer.promise);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(isFollowed()).toBe(true);
  answer.resolve({});
  await asked;
  await vi.advanceTimersByTimeAsync(59_000);
  expect(isFollowed()).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(isFollowed()).toBe(false);
});

test("one user's reads from engines are bounded", async () => {
  const { ask } = panel();
  for (let count = 0; count < 300; count += 1) await ask(() => ({}));
  await expect(ask(() => ({}))).rejects.toMatchObject({ code: "rate_limited", details: { retryAfter: 1 } });
});
