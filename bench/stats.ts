import { setTimeout as pause } from "node:timers/promises";
import { statsChannels } from "#lib/contracts/stats.ts";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { type CountingRelay, startCountingRelay } from "./counting-relay.ts";
import { processorSeconds } from "./process-use.ts";
import { report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { openPanelSocket } from "./terminal/panel-terminal.ts";

const containers = 50;
const viewers = 20;
const windowMs = 15_000;
const rounds = 3;

type Setting = { panel: PanelProcess; relay: CountingRelay; cookie: string; ids: string[] };

const startContainers = async (engine: TestEngine): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < containers; at += 1) {
    const name = `stats-${at}`;
    ids.push(
      await engine.docker([
        "run",
        "-d",
        "--network",
        "none",
        "--name",
        name,
        "quayside/busybox:1",
        "sleep",
        "3600",
      ]),
    );
  }
  return ids;
};

/** Looks at all containers, as a list does that shows them; counts the readings that came. */
const look = async ({ panel, cookie, ids }: Setting) => {
  const socket = await openPanelSocket(panel.url, cookie);
  const seen = new Set<string>();
  let samples = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  socket.on("message", (_, payload: unknown) => {
    const message = (typeof payload === "string" ? JSON.parse(payload) : payload) as {
      type: string;
      samples?: { id: string }[];
    };
    for (const { id } of message.samples ?? []) {
      samples += 1;
      seen.add(id);
    }
    if (seen.size === ids.length) resolve();
  });
  const input = { environment: "local", containers: ids };
  await socket.emitWithAck("open", { id: 0, channel: statsChannels.watch.name, input });
  await all;
  return { close: () => socket.close(), samples: () => samples };
};

type Measured = { cpu: number; streams: number; samplesPerSecond: number };

const streamsAsked = ({ relay }: Setting): number => relay.byPath()["GET /containers/{id}/stats"] ?? 0;

/** The panel's processor time, in percent of one, while so many look. */
const measure = async (setting: Setting, count: number): Promise<Measured> => {
  const before = streamsAsked(setting);
  const looking = await Promise.all(Array.from({ length: count }, () => look(setting)));
  const { pid } = setting.panel;
  const [cpu, samples] = [processorSeconds(pid), looking.reduce((sum, one) => sum + one.samples(), 0)];
  await pause(windowMs);
  const used = processorSeconds(pid) - cpu;
  const came = looking.reduce((sum, one) => sum + one.samples(), 0) - samples;
  for (const one of looking) one.close();
  // The streams linger after the last viewer: the next round must open its own.
  await pause(7_000);
  return {
    cpu: (used / windowMs) * 100_000,
    streams: streamsAsked(setting) - before,
    samplesPerSecond: came / count / (windowMs / 1000),
  };
};

const least = (all: readonly Measured[]): Measured =>
  all.reduce((best, one) => (one.cpu < best.cpu ? one : best));

const measureAll = async (setting: Setting): Promise<void> => {
  const [one, many]: [Measured[], Measured[]] = [[], []];
  // The first readings are made by code that has not been compiled yet.
  await measure(setting, 1);
  for (let at = 0; at < rounds; at += 1) {
    one.push(await measure(setting, 1));
    many.push(await measure(setting, viewers));
  }
  const [single, all] = [least(one), least(many)];
  const line = (name: string, ours: number, baseline: number, unit: string, target: string, ok: boolean) =>
    report({
      ...{ bench: "stats", case: name, ours: round(ours), baseline: round(baseline), unit },
      ...{ ratio: round(ours / baseline, 3), target, ok },
    });
  const ratio = all.cpu / single.cpu;
  line(
    `panel's processor, ${viewers} viewers (baseline: one viewer)`,
    all.cpu,
    single.cpu,
    "%",
    "ratio<=1.3",
    ratio <= 1.3,
  );
  line(
    "upstream streams (baseline: containers)",
    all.streams,
    containers,
    "streams",
    "ratio=1",
    all.streams === containers,
  );
  // The engine reads its containers one after the other and then rests a second: its pace is a little under one a second.
  line(
    "readings a second for a viewer (baseline: one viewer)",
    all.samplesPerSecond,
    single.samplesPerSecond,
    "readings",
    "ratio>=0.9",
    all.samplesPerSecond >= single.samplesPerSecond * 0.9,
  );
};

/** What it costs when twenty people look at the use of fifty containers. */
export const statsBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  const relay = await startCountingRelay(engine.socket);
  try {
    const ids = await startContainers(engine);
    const panel = await startPanelProcess({ dockerHost: relay.dockerHost });
    try {
      await measureAll({ panel, relay, ids, cookie: await signInCookie(panel) });
    } finally {
      await panel.stop();
    }
  } finally {
    await relay.close();
    await engine.stop();
  }
};
