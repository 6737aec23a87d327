import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "@playwright/test";
import { startTestEngine, type TestEngine } from "../scripts/test-engine.ts";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { createContainers, untilListed } from "./created-containers.ts";
import { timedGet } from "./list.ts";
import { median, report, round } from "./report.ts";
import { signInCookie } from "./sign-in.ts";
import { launchBrowser, openContext } from "./tab.ts";

const sizes = [500, 5_000];
const rounds = 5;
const quietMs = 500;

/** Runs in the tab before anything else: when the first row was there, and when something last happened. */
const watchPage = `
  globalThis.benchRow = 0;
  globalThis.benchLast = 0;
  const look = () => {
    benchLast = performance.now();
    if (benchRow === 0 && document.querySelector('[role="row"] a')) benchRow = benchLast;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: false });
  new PerformanceObserver(look).observe({ type: "resource" });
`;

type Load = { firstRow: number; settled: number; rows: number; bytes: number; js: number; jsRaw: number };
type Site = { browser: Browser; url: string; cookie: string };

/** Asks from outside: the page's own policy allows no evaluation inside it. */
const until = async (page: Page, condition: string): Promise<void> => {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; ) {
    if (await page.evaluate<boolean>(condition)) return;
    await page.waitForTimeout(25);
  }
  throw new Error(`it never came to ${condition}`);
};

/** Neither sent elsewhere nor given up on its way: there is a body. */
const isWhole = (response: Response): boolean => response.ok() && response.request().failure() === null;

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** What came over the wire, and of that the scripts: as sent, by the gzip of our own, and as they are. */
const weigh = async (responses: readonly Response[]): Promise<Pick<Load, "bytes" | "js" | "jsRaw">> => {
  const sizes = await Promise.all(responses.map((response) => response.request().sizes()));
  const scripts = responses.filter((response) => response.request().resourceType() === "script");
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  return {
    bytes: sum(sizes.map(({ responseBodySize }) => responseBodySize)),
    js: sum(bodies.map((body) => gzipSync(body).byteLength)),
    jsRaw: sum(bodies.map((body) => body.byteLength)),
  };
};

/** Opens a page in a browser that has nothing of it, and waits until it is quiet. */
const load = async ({ browser, url, cookie }: Site, path: string, row: boolean): Promise<Load> => {
  const context = await openContext(browser, url, cookie, { width: 1440, height: 900 });
  try {
    const page = await context.newPage();
    const responses: Response[] = [];
    page.on("response", (response) => responses.push(response));
    await page.addInitScript(watchPage);
    await page.goto(url + path);
    if (row) await until(page, "benchRow > 0");
    await until(page, `performance.now() - benchLast > ${quietMs}`);
    const times = await page.evaluate<{ firstRow: number; settled: number; rows: number }>(
      `({ firstRow: benchRow, settled: benchLast, rows: document.querySelectorAll('[role="row"]').length })`,
    );
    return { ...times, ...(await weigh(responses.filter(isWhole))) };
  } finally {
    await context.close();
  }
};

const list = "/environments/local/containers";

/** One size: the page against the engine's own list, and against the emptiest page of the same server. */
const measure = async (site: Site, engine: TestEngine, size: number): Promise<void> => {
  const raw = timedGet({ socketPath: engine.socket, path: "/containers/json?all=1" });
  const loads: Load[] = [];
  const bare: Load[] = [];
  const engineMs: number[] = [];
  for (let turn = -1; turn < rounds; turn += 1) {
    const one = await load(site, list, true);
    const empty = await load(site, "/icon.svg", false);
    const answered = await raw.time();
    // The first turn warms the panel and the browser up.
    if (turn < 0) continue;
    loads.push(one);
    bare.push(empty);
    engineMs.push(answered);
  }
  raw.close();
  const of = (all: readonly Load[], part: keyof Load) => median(all.map((one) => one[part]));
  const line = (name: string, ours: number, baseline: number, unit: string, most?: number) =>
    report({
      ...{ bench: "page", case: `${size} ${name}`, ours: round(ours), baseline: round(baseline), unit },
      ratio: round(ours / baseline, 3),
      target: most === undefined ? "none" : `<=${most}`,
      ok: most === undefined || ours <= most,
    });
  line("first row", of(loads, "firstRow"), median(engineMs), "ms", size === 5_000 ? 1_000 : undefined);
  line("settled", of(loads, "settled"), of(bare, "settled"), "ms");
  line("rows in the DOM", of(loads, "rows"), size, "rows", 120);
  line("transferred", of(loads, "bytes") / 1000, of(bare, "bytes") / 1000, "kB");
  line("first-load JS", of(loads, "js") / 1000, of(loads, "jsRaw") / 1000, "kB gzip, kB", 300);
};

/** The containers page, from navigation to its first row and to rest, in a browser that has never been there. */
export const pageBench = async (): Promise<void> => {
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

const measureAll = async (engine: TestEngine, panel: PanelProcess): Promise<void> => {
  const cookie = await signInCookie(panel);
  const browser = await launchBrowser();
  try {
    let there = 0;
    for (const size of sizes) {
      await createContainers(engine, there, size);
      there = size;
      await untilListed(`${panel.url}/api/environments/local/containers`, cookie, size);
      await measure({ browser, url: panel.url, cookie }, engine, size);
    }
  } finally {
    await browser.close();
  }
};
