import type { Socket } from "socket.io-client";
import type { TestEngine } from "../../scripts/test-engine.ts";
import type { PanelProcess } from "../../scripts/testing/panel-process.ts";
import { launchBrowser, openContext } from "../tab.ts";
import { bounded } from "./bounded.ts";
import { has, untilMessage } from "./log-channel.ts";
import { loopP99 } from "./loop-delay.ts";
import { heapMegabytes } from "./tab-heap.ts";

const rate = 20_000;
const watchSeconds = 30;

/** A writer of so many numbered lines a second. */
const flood = `i=0; while [ $i -lt ${watchSeconds * 10} ]; do seq $((i*${rate / 10}+1)) $(((i+1)*${rate / 10})); i=$((i+1)); usleep 85000; done; echo the end; sleep 600`;

/** Runs in the tab: the browser itself tells of every task of more than 50 ms. */
const watchTasks = `
  globalThis.benchLongest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) benchLongest = Math.max(benchLongest, entry.duration);
  }).observe({ type: "longtask" });
`;

/** Counts, as a reader that takes everything, what came since its first line and what was told to be left out. */
const countFlood = async (socket: Socket): Promise<{ lost: number; dropped: number }> => {
  let shown = 0;
  let dropped = 0;
  // Who comes after the first lines were written begins with the newest of them.
  let first = 0;
  await untilMessage(socket, "logs.follow", { container: "flood" }, (message) => {
    const numbers = message.lines?.filter(({ text }) => /^\d+$/.test(text)) ?? [];
    first ||= Number(numbers[0]?.text ?? 0);
    shown += numbers.length;
    if (message.type === "dropped") dropped += message.count ?? 0;
    return has("the end")(message);
  });
  return { lost: watchSeconds * rate - first + 1 - shown - dropped, dropped };
};

/** A flood of lines watched in a tab, and counted by another reader. */
export const measureWatching = async (
  engine: TestEngine,
  panel: PanelProcess,
  cookie: string,
  socket: Socket,
): Promise<void> => {
  await engine.docker([
    "create",
    "--name",
    "flood",
    "--network",
    "none",
    "quayside/busybox:1",
    "sh",
    "-c",
    flood,
  ]);
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
    const heap = await heapMegabytes(page);
    const bound = (name: string, ours: number, most: number, unit: string) =>
      bounded(`${rate} lines/s for ${watchSeconds} s: ${name}`, ours, most, unit);
    bound("lines lost silently", lost, 0, `lines (${dropped} told)`);
    bound("server's event loop p99", p99, 50, "ms");
    bound("tab's longest task", longest, 200, "ms");
    bound("tab's heap", heap, 100, "MB");
  } finally {
    await browser.close();
  }
};
