import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { containerChannels } from "#lib/contracts/containers.ts";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { type CountingRelay, startCountingRelay } from "./counting-relay.ts";
import { report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { openPanelSocket } from "./terminal/panel-terminal.ts";
import { addUser } from "./users.ts";

const viewers = 200;
/** The panel gives no user more sockets. */
const socketsPerUser = 20;
const containers = 200;
const changesPerSecond = 20;
const windowMs = 30_000;

type Setting = { engine: TestEngine; relay: CountingRelay; panel: PanelProcess; cookie: string };

const rename = (socketPath: string, name: string, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const path = `/containers/${name}/rename?name=${to}`;
    const call = request({ socketPath, method: "POST", path }, (response) => {
      response.resume().on("end", () => {
        if (response.statusCode === 204) resolve();
        else reject(new Error(`rename answered ${response.statusCode}`));
      });
    });
    call.on("error", reject).end();
  });

/** Renames one container after the other, so many a second, on the engine's own socket. */
const changeAll = async ({ engine }: Setting, state: { round: number }): Promise<number> => {
  let changes = 0;
  const start = performance.now();
  while (performance.now() - start < windowMs) {
    const at = changes % containers;
    if (at === 0) state.round += 1;
    await rename(engine.socket, `viewed-${at}-${state.round - 1}`, `viewed-${at}-${state.round}`);
    changes += 1;
    await pause(Math.max(0, start + (changes * 1000) / changesPerSecond - performance.now()));
  }
  // The round that has begun is ended, so that the next one finds the names that it expects.
  for (let at = changes % containers; at > 0 && at < containers; at += 1) {
    await rename(engine.socket, `viewed-${at}-${state.round - 1}`, `viewed-${at}-${state.round}`);
  }
  return changes;
};

type Viewer = { socket: Socket; bytes(): number };

/** Follows the list and counts what its websocket has received; it keeps nothing. */
const follow = async (url: string, cookie: string): Promise<Viewer> => {
  const socket = await openPanelSocket(url, cookie);
  let bytes = 0;
  const first = new Promise<void>((resolve) => {
    socket.on("message", (_, payload: unknown) => {
      // Prepared messages are text already; the few others are objects.
      const text = typeof payload === "string" ? payload : JSON.stringify(payload);
      bytes += text.length;
      if (text.startsWith('{"type":"snapshot"')) resolve();
    });
  });
  const input = { environment: "local" };
  await socket.emitWithAck("open", { id: 0, channel: containerChannels.follow.name, input });
  await first;
  bytes = 0;
  return { socket, bytes: () => bytes };
};

type Detail = { eventLoop: { p99Ms: number; maxMs: number } | null };

const readLoop = async ({ panel, cookie }: Setting): Promise<Detail["eventLoop"]> => {
  const answer = await fetch(`${panel.url}/api/health/detail`, { headers: { cookie } });
  return ((await answer.json()) as Detail).eventLoop;
};

type Measured = { requests: number; bytes: number; p99: number; changes: number };

const measure = async (setting: Setting, watching: Viewer[], state: { round: number }): Promise<Measured> => {
  const before = { requests: setting.relay.requests(), bytes: watching.map((one) => one.bytes()) };
  await readLoop(setting);
  const changes = await changeAll(setting, state);
  const loop = await readLoop(setting);
  const bytes = watching.map((one, at) => one.bytes() - (before.bytes[at] ?? 0));
  return {
    changes,
    requests: setting.relay.requests() - before.requests,
    bytes: bytes.reduce((sum, one) => sum + one, 0) / bytes.length,
    p99: loop?.p99Ms ?? Number.NaN,
  };
};

/** What a viewer that asked for the list every second would get instead. */
const pollBytes = async ({ panel, cookie }: Setting): Promise<number> => {
  const answer = await fetch(`${panel.url}/api/environments/local/containers`, { headers: { cookie } });
  return ((await answer.arrayBuffer()).byteLength * windowMs) / 1000;
};

const measureAll = async (setting: Setting): Promise<void> => {
  const { url } = setting.panel;
  const state = { round: 0 };
  const watching = [await follow(url, setting.cookie)];
  const one = await measure(setting, watching, state);
  while (watching.length < viewers) {
    const cookie = await addUser(setting.panel, setting.cookie, `viewer-${watching.length}`);
    const count = Math.min(socketsPerUser, viewers - watching.length);
    for (let at = 0; at < count; at += 1) watching.push(await follow(url, cookie));
  }
  const all = await measure(setting, watching, state);
  const polled = await pollBytes(setting);
  for (const { socket } of watching) socket.close();
  const line = (name: string, ours: number, baseline: number, unit: string, target: string, ok: boolean) =>
    report({
      ...{ bench: "viewers", case: name, ours: round(ours), baseline: round(baseline), unit },
      ...{ ratio: round(ours / baseline, 3), target, ok },
    });
  line("event loop p99 (baseline: one viewer)", all.p99, one.p99, "ms", "ours<=50", all.p99 <= 50);
  const perChange = [all.requests / all.changes, one.requests / one.changes] as const;
  const same = perChange[0] <= perChange[1] * 1.1;
  line("engine requests a change (baseline: one viewer)", ...perChange, "requests", "as one viewer", same);
  line(
    "bytes a viewer in 30 s (baseline: polling each second)",
    all.bytes / 1000,
    polled / 1000,
    "kB",
    "none",
    true,
  );
  line(
    "changes a second (baseline: one viewer)",
    all.changes / 30,
    one.changes / 30,
    "changes",
    "none",
    true,
  );
};

/** Two hundred people who look at the containers list while it changes twenty times a second. */
export const viewersBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  const relay = await startCountingRelay(engine.socket);
  try {
    for (let at = 0; at < containers; at += 1) {
      await engine.docker(["create", "--network", "none", "--name", `viewed-${at}-0`, "quayside/busybox:1"]);
    }
    const panel = await startPanelProcess({ dockerHost: relay.dockerHost });
    try {
      await measureAll({ engine, relay, panel, cookie: await signInCookie(panel) });
    } finally {
      await panel.stop();
    }
  } finally {
    await relay.close();
    await engine.stop();
  }
};
