import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { type CountingRelay, startCountingRelay } from "./counting-relay.ts";
import { processorSeconds, residentBytes } from "./process-use.ts";
import { report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { launchBrowser, openContext } from "./tab.ts";

const windowMs = 60_000;
/** So long after the last look the panel lets go of the engine. */
const lingerMs = 65_000;
const containers = 20;

type Setting = { engine: TestEngine; relay: CountingRelay; panel: PanelProcess };
type Use = { requests: number; cpu: number; engineCpu: number };

/** Requests that reach the engine in a minute, and the processors' share (1 is one whole) meanwhile. */
const measure = async ({ engine, relay, panel }: Setting): Promise<Use> => {
  const before = [relay.requests(), processorSeconds(panel.pid), processorSeconds(engine.pid)] as const;
  await pause(windowMs);
  const seconds = windowMs / 1000;
  return {
    requests: relay.requests() - before[0],
    cpu: (processorSeconds(panel.pid) - before[1]) / seconds,
    engineCpu: (processorSeconds(engine.pid) - before[2]) / seconds,
  };
};

/** What people without a panel do: the list, every two seconds. */
const watchByHand = async ({ engine, relay }: Setting): Promise<number> => {
  const before = relay.requests();
  const env = { ...process.env, DOCKER_HOST: relay.dockerHost, DOCKER_CONFIG: engine.workspace };
  for (const end = performance.now() + windowMs; performance.now() < end; ) {
    const round = performance.now();
    const child = spawn("/usr/bin/docker", ["ps"], { env, stdio: "ignore" });
    await new Promise((resolve) => child.once("close", resolve));
    await pause(Math.max(0, 2_000 - (performance.now() - round)));
  }
  return relay.requests() - before;
};

const openTabs = async (
  browser: Browser,
  { panel }: Setting,
  cookie: string,
  count: number,
): Promise<Page[]> => {
  const context = await openContext(browser, panel.url, cookie);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const page = await context.newPage();
      await page.goto(`${panel.url}/environments/local/containers`);
      await page.getByRole("link", { name: "bench-idle-0", exact: true }).waitFor();
      return page;
    }),
  );
};

type Case = { case: string; ours: number; baseline: number; unit: string; target: string; ok: boolean };

const tell = (one: Case): void =>
  report({
    bench: "idle",
    ...one,
    ours: round(one.ours),
    baseline: round(one.baseline),
    ratio: one.baseline === 0 ? 0 : round(one.ours / one.baseline, 3),
  });

const measureAll = async (setting: Setting, browser: Browser): Promise<void> => {
  const cookie = await signInCookie(setting.panel);
  const unit = "engine requests/min";
  const none = await measure(setting);
  const byHand = await watchByHand(setting);
  const [first] = await openTabs(browser, setting, cookie, 1);
  await pause(5_000); // What a first look reads is not what looking costs.
  const one = await measure(setting);
  const others = await openTabs(browser, setting, cookie, 9);
  await pause(5_000);
  const ten = await measure(setting);
  const memory = residentBytes(setting.panel.pid) / 1e6;
  for (const page of [first, ...others]) await page?.close();
  await pause(lingerMs);
  const after = await measure(setting);
  const target = "ours=0";
  tell({
    case: "no tab, before",
    ours: none.requests,
    baseline: byHand,
    unit,
    target,
    ok: none.requests === 0,
  });
  tell({
    case: "no tab, after",
    ours: after.requests,
    baseline: byHand,
    unit,
    target,
    ok: after.requests === 0,
  });
  tell({ case: "one tab", ours: one.requests, baseline: byHand, unit, target: "none", ok: true });
  // One more may fall into the window by chance: heartbeats and audits have their own clock.
  const same = Math.abs(ten.requests - one.requests) <= 2;
  tell({
    case: "ten tabs",
    ours: ten.requests,
    baseline: one.requests,
    unit,
    target: "as one tab",
    ok: same,
  });
  const bare = await bareNode();
  tell({
    case: "RSS with ten tabs",
    ours: memory,
    baseline: bare,
    unit: "MB",
    target: "ours<=200",
    ok: memory <= 200,
  });
  const cpu = {
    ours: none.cpu * 100,
    baseline: none.engineCpu * 100,
    unit: "% of a CPU (baseline: dockerd)",
  };
  tell({ case: "CPU with no tab", ...cpu, target: "none", ok: true });
  const cpuTen = { ours: ten.cpu * 100, baseline: ten.engineCpu * 100, unit: cpu.unit };
  tell({ case: "CPU with ten tabs", ...cpuTen, target: "none", ok: true });
};

/** What a Node process that does nothing holds, in MB. */
const bareNode = async (): Promise<number> => {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1e6)"]);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const held = residentBytes(child.pid ?? 0) / 1e6;
  child.kill();
  return held;
};

/** What the panel costs while nothing happens: with nobody looking, one tab, and ten. */
export const idleBench = async (): Promise<void> => {
  const engine = await startTestEngine();
  const relay = await startCountingRelay(engine.socket);
  try {
    for (let at = 0; at < containers; at += 1) {
      await engine.docker([
        "create",
        "--network",
        "none",
        "--name",
        `bench-idle-${at}`,
        "quayside/busybox:1",
      ]);
    }
    const panel = await startPanelProcess({ dockerHost: relay.dockerHost });
    const browser = await launchBrowser();
    try {
      await measureAll({ engine, relay, panel }, browser);
    } finally {
      await browser.close();
      await panel.stop();
    }
  } finally {
    await relay.close();
    await engine.stop();
  }
};
