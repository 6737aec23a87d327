import type { Page } from "@playwright/test";
import type { TestEngine } from "../../scripts/test-engine.ts";
import type { PanelProcess } from "../../scripts/testing/panel-process.ts";
import { residentBytes } from "../process-use.ts";
import { report, round } from "../report.ts";
import { launchBrowser, openContext } from "../tab.ts";
import { bounded } from "./bounded.ts";
import { pageDown, scrollUp, timed, untilSeen } from "./reading.ts";
import { shell } from "./shell.ts";
import { heapMegabytes } from "./tab-heap.ts";

const lines = 1_000_000;
const middle = 500_321;
const wheelTurns = 150;

const urlOf = (panel: PanelProcess, query = ""): string =>
  `${panel.url}/environments/local/containers/million?tab=logs${query}`;

const goTo = async (page: Page, item: string): Promise<void> => {
  await page.getByRole("button", { name: "Go to" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

const walk = async (page: Page, panel: PanelProcess, grep: number): Promise<Record<string, number>> => {
  const times: Record<string, number> = {};
  await page.goto(urlOf(panel));
  await page.getByRole("log").waitFor();
  await untilSeen(page, lines);
  times["to the number of all lines"] = await timed(() =>
    page.getByText("about 1,000,000 in the log").waitFor({ timeout: 60_000 }),
  );
  const { worst, broken } = await scrollUp(page, wheelTurns);
  times["scrolled up: worst jump, lines"] = worst;
  times["scrolled up: lines out of order"] = broken;
  times["to the first line"] = await timed(() => goTo(page, "First line").then(() => untilSeen(page, 1)));
  await page.keyboard.press("Escape");
  await page.getByRole("log").focus();
  times["fifty pages down"] = await timed(() => pageDown(page, 50));
  const search = page.getByRole("searchbox");
  await search.fill(`number ${middle}$`);
  const found = await timed(async () => {
    await page.getByRole("button", { name: "Regular expression" }).click();
    await page.getByText("1,000,000 lines searched").waitFor({ timeout: 60_000 });
  });
  report({
    ...{ bench: "logs", case: "1,000,000 lines, searched to the end", ours: round(found), unit: "ms" },
    ...{
      baseline: round(grep),
      ratio: round(found / grep, 3),
      target: "ratio<=1.5",
      ok: found <= 1.5 * grep,
    },
  });
  times["to a hit in the middle, shown"] = await timed(() =>
    search.press("Enter").then(() => untilSeen(page, middle)),
  );
  return times;
};

/** A log of a million lines, read in a browser: its ends, its middle, and the way up from the end. */
export const measureHistory = async (
  engine: TestEngine,
  panel: PanelProcess,
  cookie: string,
): Promise<void> => {
  await engine.docker([
    ...["run", "-d", "--name", "million", "--network", "none", "quayside/busybox:1"],
    ...["sh", "-c", `seq 1 ${lines} | sed 's/^/line number /'`],
  ]);
  await engine.docker(["wait", "million"]);
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, panel.url, cookie);
    const page = await context.newPage();
    const grep = await timed(() => shell(engine, `docker logs million | grep 'number ${middle}$'`));
    const before = residentBytes(panel.pid);
    const times = await walk(page, panel, grep);
    const heap = await heapMegabytes(page);
    const row = page.getByRole("log").locator("[data-current]");
    await row.hover();
    await row.getByRole("button", { name: "Copy a link to the line" }).click();
    const link = page.url();
    const second = await context.newPage();
    times["to a link's line"] = await timed(() =>
      second
        .goto(link.replace(/[?&](q|regex)=[^&]*/g, ""))
        .then(() => second.getByRole("log").waitFor())
        .then(() => untilSeen(second, middle)),
    );
    const grown = (residentBytes(panel.pid) - before) / 1e6;
    for (const [name, value] of Object.entries(times)) {
      const isJump = name.startsWith("scrolled");
      bounded(`1,000,000 lines, ${name}`, value, isJump ? 1 : 5_000, isJump ? "lines" : "ms");
    }
    bounded("1,000,000 lines: tab's heap", heap, 100, "MB");
    bounded("1,000,000 lines: growth of the server", grown, 150, "MB");
  } finally {
    await browser.close();
  }
};
