import type { Socket } from "socket.io-client";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { median, percentile, report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { type BenchTerminal, untilOutput, untilText } from "./terminal/bench-terminal.ts";
import { measureTab } from "./terminal/browser.ts";
import { openCliTerminal } from "./terminal/cli-terminal.ts";
import { openPanelSocket, openPanelTerminal } from "./terminal/panel-terminal.ts";

const container = "bench-terminal";
const keystrokes = 400;
const warmUps = 40;
const rounds = 3;
const outputBytes = 20_000_000;

// Raw, so that every byte comes back as it was sent, and no more of them.
const echo = "stty raw -echo; echo ready; exec cat";
const line = "the quick brown fox jumps over the lazy dog, 0123456789 times, and then once more";
const flood = `yes "${line}" | head -c ${outputBytes}`;
const floodOnCue = `stty raw -echo; echo ready; read cue; ${flood}; exec sleep 600`;

type Way = { open(command: string): Promise<BenchTerminal> };

const ready = async (terminal: Promise<BenchTerminal>): Promise<BenchTerminal> => {
  const opened = await terminal;
  await untilText(opened, "ready");
  return opened;
};

const timeKey = async (terminal: BenchTerminal): Promise<number> => {
  const echoed = untilOutput(terminal, (data) => data.byteLength > 0);
  const start = performance.now();
  terminal.write("x");
  return (await echoed) - start;
};

/** Keys, turn by turn in both terminals, so that whatever else the machine does meets both alike. */
const measureEcho = async (ours: Way, raw: Way): Promise<void> => {
  const [mine, theirs] = [await ready(ours.open(echo)), await ready(raw.open(echo))];
  const times = { ours: [] as number[], baseline: [] as number[] };
  for (let key = -warmUps; key < keystrokes; key += 1) {
    const pair = { ours: await timeKey(mine), baseline: await timeKey(theirs) };
    if (key < 0) continue;
    times.ours.push(pair.ours);
    times.baseline.push(pair.baseline);
  }
  await Promise.all([mine.close(), theirs.close()]);
  for (const [name, p] of [
    ["echo p50", 0.5],
    ["echo p95", 0.95],
  ] as const) {
    const [a, b] = [percentile(times.ours, p), percentile(times.baseline, p)];
    reportCase(name, a, b, "ms", "added<=5", a - b <= 5);
  }
};

const timeFlood = async (way: Way): Promise<number> => {
  const terminal = await ready(way.open(floodOnCue));
  let left = outputBytes;
  const all = untilOutput(terminal, (data) => {
    left -= data.byteLength;
    return left <= 0;
  });
  const start = performance.now();
  terminal.write("\n");
  const end = await all;
  await terminal.close();
  return outputBytes / 1e6 / ((end - start) / 1000);
};

const measureFlood = async (ours: Way, raw: Way): Promise<void> => {
  const rates = { ours: [] as number[], baseline: [] as number[] };
  for (let turn = 0; turn < rounds; turn += 1) {
    rates.ours.push(await timeFlood(ours));
    rates.baseline.push(await timeFlood(raw));
  }
  const [a, b] = [median(rates.ours), median(rates.baseline)];
  reportCase("output 20 MB", a, b, "MB/s", "ratio>=0.5", a / b >= 0.5);
};

/** The tab's own figure has no raw counterpart: its baseline is the bound itself. */
const measureDrawing = async (panel: PanelProcess, cookie: string): Promise<void> => {
  const { longestTaskMs } = await measureTab({ url: panel.url, cookie, container, command: flood });
  const bound = 200;
  reportCase("tab's longest task", longestTaskMs, bound, "ms", "ours<=200", longestTaskMs <= bound);
};

const reportCase = (
  name: string,
  ours: number,
  baseline: number,
  unit: string,
  target: string,
  ok: boolean,
): void =>
  report({
    bench: "terminal",
    case: name,
    ours: round(ours),
    baseline: round(baseline),
    unit,
    ratio: round(ours / baseline, 3),
    target,
    ok,
  });

const measureAll = async (engine: TestEngine, panel: PanelProcess): Promise<void> => {
  await engine.docker([
    "run",
    "-d",
    "--network",
    "none",
    "--name",
    container,
    "quayside/busybox:1",
    "sleep",
    "3600",
  ]);
  const cookie = await signInCookie(panel);
  const socket: Socket = await openPanelSocket(panel.url, cookie);
  const ours: Way = { open: (command) => openPanelTerminal(socket, container, command) };
  const raw: Way = { open: async (command) => openCliTerminal(engine.dockerHost, container, command) };
  await measureEcho(ours, raw);
  await measureFlood(ours, raw);
  socket.close();
  await measureDrawing(panel, cookie);
};

/** A shell through the panel against `docker exec -it` on a terminal of its own, both in the same run. */
export const terminalBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    await measureAll(engine, panel).finally(panel.stop);
  } finally {
    await engine.stop();
  }
};
