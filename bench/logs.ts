import { execFile } from "node:child_process";
import type { Page } from "@playwright/test";
import type { Socket } from "socket.io-client";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { median, report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { launchBrowser, openContext } from "./tab.ts";
import { openPanelSocket } from "./terminal/panel-terminal.ts";

const image = "quayside/busybox:1";
const lines = 200_000;
const rounds = 3;
const rate = 20_000;
const watchSeconds = 30;
const early = `line number 777`;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** `docker logs big | …` by a shell, as a person would. */
const cli = (engine: TestEngine, command: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
    execFile("sh", ["-c", command], { env, maxBuffer: 1e9 }, (error) => (error ? reject(error) : resolve()));
  });

let channel = 0;
/** Opens a channel and resolves when a message of it satisfies the condition. */
const untilMessage = async (
  socket: Socket,
  name: string,
  input: object,
  isIt: (message: Message) => boolean,
) => {
  const id = 1000 + channel++;
  const found = Promise.withResolvers<void>();
  let bytes = 0;
  const listen = (to: number, payload: unknown) => {
    if (to !== id) return;
    const message = (typeof payload === "string" ? JSON.parse(payload) : payload) as Message;
    bytes += message.bytes ?? 0;
    if (message.type === "lines") socket.emit("message", id, { type: "ack", bytes });
    if (isIt(message)) found.resolve();
  };
  socket.on("message", listen);
  const answer = await socket.emitWithAck("open", {
    id,
    channel: name,
    input: { environment: "local", ...input },
  });
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  await found.promise;
  socket.off("message", listen);
  socket.emit("close", id);
};
type Message = { type: string; bytes?: number; lines?: { text: string }[] };

const has = (text: string) => (message: Message) =>
  message.lines?.some((line) => line.text === text) ?? false;

/** To the last line and to an early hit, turn by turn with the command line. */
const measureReach = async (engine: TestEngine, socket: Socket): Promise<void> => {
  const times = { last: [[], []] as [number[], number[]], hit: [[], []] as [number[], number[]] };
  for (let turn = 0; turn < rounds; turn += 1) {
    const last = has(`line number ${lines}`);
    times.last[0].push(await timed(() => untilMessage(socket, "logs.follow", { container: "big" }, last)));
    times.last[1].push(await timed(() => cli(engine, "docker logs big | tail -1")));
    const search = { container: "big", text: `${early}$`, regex: true };
    times.hit[0].push(await timed(() => untilMessage(socket, "logs.search", search, has(early))));
    times.hit[1].push(await timed(() => cli(engine, `docker logs big | grep '${early}$'`)));
  }
  for (const [name, [ours, theirs]] of [
    ["last of 200,000 lines", times.last],
    ["search hit in the first 1,000", times.hit],
  ] as const) {
    const [a, b] = [median(ours), median(theirs)];
    report({
      ...{ bench: "logs", case: name, ours: round(a), baseline: round(b), unit: "ms" },
      ...{ ratio: round(a / b, 3), target: "ratio<=1.5", ok: a / b <= 1.5 },
    });
  }
};

/** A writer of so many numbered lines a second. */
const flood = `i=0; while [ $i -lt ${watchSeconds * 10} ]; do seq $((i*${rate / 10}+1)) $(((i+1)*${rate / 10})); i=$((i+1)); usleep 85000; done; echo the end; sleep 600`;

/** Runs in the tab: the browser itself tells of every task of more than 50 ms. */
const watchTasks = `
  globalThis.benchLongest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) benchLongest = Math.max(benchLongest, entry.duration);
  }).observe({ type: "longtask" });
`;

const heapBytes = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session
    .send("Performance.enable")
    .then(() => session.send("Performance.getMetrics"));
  return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
};

const loopP99 = async (panel: PanelProcess, cookie: string): Promise<number> => {
  const answer = await fetch(`${panel.url}/api/health/detail`, { headers: { cookie } });
  const { eventLoop } = (await answer.json()) as { eventLoop: { p99Ms: number } | null };
  return eventLoop?.p99Ms ?? Number.NaN;
};

/** Counts, as a reader that takes everything, what came and what was told to be left out. */
const countFlood = async (socket: Socket): Promise<{ lost: number; dropped: number }> => {
  let shown = 0;
  let dropped = 0;
  await untilMessage(socket, "logs.follow", { container: "flood" }, (message) => {
    shown += message.lines?.filter(({ text }) => /^\d+$/.test(text)).length ?? 0;
    if (message.type === "dropped") dropped += (message as { count?: number }).count ?? 0;
    return has("the end")(message);
  });
  return { lost: watchSeconds * rate - shown - dropped, dropped };
};

const measureWatching = async (engine: TestEngine, panel: PanelProcess, cookie: string, socket: Socket) => {
  await engine.docker(["create", "--name", "flood", "--network", "none", image, "sh", "-c", flood]);
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, panel.url, cookie);
    const page = await context.newPage();
    await page.goto(`${panel.url}/environments/local/containers/flood?tab=logs`);
    await page.getByRole("log").waitFor();
    await page.evaluate(watchTasks);
    await loopP99(panel, cookie);
    const counted = countFlood(socket);
    await engine.docker(["start", "flood"]);
    const { lost, dropped } = await counted;
    const p99 = await loopP99(panel, cookie);
    const longest = (await page.evaluate("benchLongest")) as number;
    const heap = (await heapBytes(page)) / 1e6;
    const bound = (name: string, ours: number, most: number, unit: string) =>
      report({
        ...{
          bench: "logs",
          case: `${rate} lines/s for ${watchSeconds} s: ${name}`,
          ours: round(ours),
          baseline: most,
        },
        ...{ unit, ratio: most === 0 ? 0 : round(ours / most, 3), target: `ours<=${most}`, ok: ours <= most },
      });
    bound("lines lost silently", lost, 0, `lines (${dropped} told)`);
    bound("server's event loop p99", p99, 50, "ms");
    bound("tab's longest task", longest, 200, "ms");
    bound("tab's heap", heap, 100, "MB");
  } finally {
    await browser.close();
  }
};

/** Logs through the panel against `docker logs`, and a flood of them watched in a browser. */
export const logsBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    try {
      const script = `seq 1 ${lines} | sed 's/^/line number /'`;
      await engine.docker(["run", "-d", "--name", "big", "--network", "none", image, "sh", "-c", script]);
      await engine.docker(["wait", "big"]);
      const cookie = await signInCookie(panel);
      const socket = await openPanelSocket(panel.url, cookie);
      await measureReach(engine, socket);
      await measureWatching(engine, panel, cookie, socket);
      socket.close();
    } finally {
      await panel.stop();
    }
  } finally {
    await engine.stop();
  }
};
