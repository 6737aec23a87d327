import { launchBrowser, openContext } from "../tab.ts";

const drawMs = 120_000;

/** Runs in the tab: the browser itself tells of every task of more than 50 ms. */
const watchTasks = `
  globalThis.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) benchTasks.push(entry.duration);
  }).observe({ type: "longtask" });
`;

type Load = { url: string; cookie: string; container: string; command: string };

/** What a tab says about itself while it draws: its longest task, and how long all took. */
export type TabReport = { longestTaskMs: number; seconds: number };

/** Runs a command in a terminal of a real browser's tab until it exits, and tells how busy the tab was meanwhile. */
export const measureTab = async ({ url, cookie, container, command }: Load): Promise<TabReport> => {
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, url, cookie);
    const page = await context.newPage();
    await page.goto(`${url}/environments/local/terminals?open=exec&container=${container}`);
    const terminal = page.getByRole("region", { name: /^Terminal in / });
    await terminal.getByText("Connected", { exact: true }).waitFor();
    await terminal.getByRole("textbox").first().focus();
    await page.evaluate(watchTasks);
    const start = performance.now();
    await page.keyboard.insertText(`${command}; exit 7`);
    await page.keyboard.press("Enter");
    await page.getByText(/code 7/).waitFor({ timeout: drawMs });
    const seconds = (performance.now() - start) / 1000;
    const tasks = await page.evaluate<number[]>("benchTasks");
    return { longestTaskMs: Math.max(0, ...tasks), seconds };
  } finally {
    await browser.close();
  }
};
