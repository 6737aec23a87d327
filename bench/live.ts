import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Page } from "@playwright/test";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { percentile, report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { launchBrowser, openContext } from "./tab.ts";

const turns = 30;
const warmUps = 4;
const container = "bench-live";
const waitMs = 30_000;

/** When things happened, by what happened; on the wall clock, which the browser and this process share. */
type Seen = { wait(what: string): Promise<number> };

/** Runs in the tab: tells of each change of the state that the container's row shows. */
const watchRow = `
  let before = "";
  const look = () => {
    const text = document.querySelector('[role="row"]:has(a)')?.textContent ?? "";
    const now = text.includes("Running") ? "start" : text.includes("Exited") ? "die" : "";
    if (now !== "" && now !== before) benchSaw(now, performance.timeOrigin + performance.now());
    before = now;
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  look();
`;

const newSeen = (): Seen & { tell(what: string, at: number): void } => {
  const waiting = new Map<string, (at: number) => void>();
  return {
    tell: (what, at) => waiting.get(what)?.(at),
    wait: (what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${what} was not seen`)), waitMs);
        waiting.set(what, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      }),
  };
};

const wallClock = (): number => performance.timeOrigin + performance.now();

/** What `docker events` prints, as it arrives. */
const followEvents = (engine: TestEngine) => {
  const seen = newSeen();
  const child = spawn("docker", ["events", "--filter", "type=container", "--format", "{{.Action}}"], {
    env: { ...process.env, DOCKER_HOST: engine.dockerHost },
    stdio: ["ignore", "pipe", "ignore"],
  });
  createInterface(child.stdout).on("line", (line) => seen.tell(line, wallClock()));
  return { seen, stop: () => child.kill() };
};

const followRow = async (page: Page): Promise<Seen> => {
  const seen = newSeen();
  await page.exposeFunction("benchSaw", (what: string, at: number) => seen.tell(what, at));
  await page.evaluate(watchRow);
  return seen;
};

const cli = (engine: TestEngine, args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
    execFile("docker", args, { env }, (error) => (error ? reject(error) : resolve()));
  });

type Times = { row: number[]; event: number[] };

/** Stops and starts by turns. Each time counts from the CLI's own start. */
const measure = async (engine: TestEngine, row: Seen, event: Seen): Promise<Times> => {
  const times: Times = { row: [], event: [] };
  for (let turn = -warmUps; turn < turns; turn += 1) {
    for (const [args, what] of [
      [["stop", "-t", "0", container], "die"],
      [["start", container], "start"],
    ] as const) {
      const both = Promise.all([row.wait(what), event.wait(what)]);
      const begun = wallClock();
      await cli(engine, [...args]);
      const [shown, told] = await both;
      if (turn < 0) continue;
      times.row.push(shown - begun);
      times.event.push(told - begun);
    }
  }
  return times;
};

const reportAll = ({ row, event }: Times): void => {
  const added = row.map((at, index) => at - (event[index] ?? 0));
  for (const [name, p, most] of [
    ["p50", 0.5, undefined],
    ["p95", 0.95, 250],
  ] as const) {
    const [ours, baseline] = [percentile(row, p), percentile(event, p)];
    report({
      ...{ bench: "live", case: name, ours: round(ours), baseline: round(baseline), unit: "ms" },
      ratio: round(ours / baseline, 3),
      target: most === undefined ? "none" : `<=${most}`,
      ok: most === undefined || ours <= most,
    });
    const more = percentile(added, p);
    report({
      ...{ bench: "live", case: `${name} after the event`, ours: round(more), baseline: 0, unit: "ms" },
      ...{ ratio: 0, target: "none", ok: true },
    });
  }
};

const measureAll = async (engine: TestEngine, panel: PanelProcess): Promise<void> => {
  const run = ["run", "-d", "--network", "none", "--name", container, "quayside/busybox:1"];
  await cli(engine, [...run, "sleep", "1000000"]);
  const browser = await launchBrowser();
  const events = followEvents(engine);
  try {
    const context = await openContext(browser, panel.url, await signInCookie(panel));
    const page = await context.newPage();
    await page.goto(`${panel.url}/environments/local/containers`);
    await page.getByText("Running", { exact: true }).last().waitFor();
    reportAll(await measure(engine, await followRow(page), events.seen));
  } finally {
    events.stop();
    await browser.close();
  }
};

/** From `docker stop` and `docker start` on the command line until the row says so in a browser. */
export const liveBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
    try {
      await measureAll(engine, panel);
    } finally {
      await panel.stop();
    }
  } finally {
    await engine.stop();
  }
};
