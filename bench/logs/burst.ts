import type { Socket } from "socket.io-client";
import type { TestEngine } from "../../scripts/test-engine.ts";
import type { PanelProcess } from "../../scripts/testing/panel-process.ts";
import { residentBytes } from "../process-use.ts";
import { launchBrowser, openContext } from "../tab.ts";
import { openPanelSocket } from "../terminal/panel-terminal.ts";
import { addUser } from "../users.ts";
import { bounded } from "./bounded.ts";
import { has, type LogMessage, untilMessage } from "./log-channel.ts";
import { loopP99 } from "./loop-delay.ts";
import { scrollUp } from "./reading.ts";
import { heapMegabytes } from "./tab-heap.ts";

const rate = 100_000;
const seconds = 10;
const readers = 20;
/** The slow browser's processor is so many times slower than this machine's. */
const slowness = 6;

const burst = `until [ -e /cue ]; do usleep 20000; done; i=0; while [ $i -lt ${seconds * 10} ]; do seq $((i*${rate / 10}+1)) $(((i+1)*${rate / 10})); i=$((i+1)); usleep 50000; done; echo the end; sleep 600`;

type Counted = { shown: number; dropped: number };
const count = (counted: Counted, message: LogMessage): void => {
  counted.shown += message.lines?.filter(({ text }) => /^\d+$/.test(text)).length ?? 0;
  if (message.type === "dropped") counted.dropped += message.count ?? Number.NaN;
};
const lost = ({ shown, dropped }: Counted): number => rate * seconds - shown - dropped;

/** The connection itself, of which nothing is read any more. */
const connectionOf = (socket: Socket): { pause(): void; resume(): void } =>
  (socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
    ._socket;

/** A reader that opens the log and reads nothing until it is told to. */
const stalledReader = async (panel: PanelProcess, cookie: string) => {
  const socket = await openPanelSocket(panel.url, cookie);
  const counted: Counted = { shown: 0, dropped: 0 };
  const connection = connectionOf(socket);
  const over = untilMessage(socket, "logs.follow", { container: "burst" }, (message) => {
    count(counted, message);
    return has("the end")(message);
  });
  const opened = Promise.withResolvers<void>();
  setTimeout(opened.resolve, 300);
  await opened.promise;
  const cut = new Promise<null>((resolve) => socket.once("disconnect", () => resolve(null)));
  connection.pause();
  return {
    /** What came and what was told; null for one that was cut for taking nothing too long. */
    finish: async (): Promise<Counted | null> => {
      connection.resume();
      const ended = await Promise.race([over.then(() => counted), cut]);
      socket.close();
      return ended;
    },
  };
};

/** The most memory of the panel while something goes on. */
const watchMemory = (panel: PanelProcess) => {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(panel.pid));
  }, 100);
  return () => {
    clearInterval(timer);
    return most;
  };
};

/** More lines than a slow browser can take, and twenty readers that take none: nobody else may notice. */
export const measureBurst = async (
  engine: TestEngine,
  panel: PanelProcess,
  cookie: string,
): Promise<void> => {
  await engine.docker([
    "run",
    "-d",
    "--name",
    "burst",
    "--network",
    "none",
    "quayside/busybox:1",
    "sh",
    "-c",
    burst,
  ]);
  const browser = await launchBrowser();
  try {
    const context = await openContext(browser, panel.url, cookie);
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await page.goto(`${panel.url}/environments/local/containers/burst?tab=logs`);
    await page.getByRole("log").waitFor();
    await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
    const before = residentBytes(panel.pid);
    const others = await addUser(panel, cookie, "stalled", "operator");
    const stalled = await Promise.all(Array.from({ length: readers }, () => stalledReader(panel, others)));
    const socket = await openPanelSocket(panel.url, cookie);
    const all: Counted = { shown: 0, dropped: 0 };
    const read = untilMessage(socket, "logs.follow", { container: "burst" }, (message) => {
      count(all, message);
      return has("the end")(message);
    });
    await loopP99(panel, cookie);
    const memory = watchMemory(panel);
    const began = performance.now();
    await engine.docker(["exec", "burst", "touch", "/cue"]);
    await read;
    const took = (performance.now() - began) / 1000;
    const p99 = await loopP99(panel, cookie);
    const grown = (memory() - before) / 1e6;
    socket.close();
    const finished = await Promise.all(stalled.map(({ finish }) => finish()));
    const caughtUp = finished.filter((one) => one !== null);
    await page.getByText("the end", { exact: true }).waitFor({ timeout: 60_000 });
    await tools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const name = `${rate} lines/s for ${seconds} s, ${readers} stalled readers, a slow browser`;
    const silently = [all, ...caughtUp].reduce((sum, one) => sum + Math.abs(lost(one)), 0);
    const told = caughtUp.reduce((sum, { dropped }) => sum + dropped, 0);
    const cut = readers - caughtUp.length;
    bounded(
      `${name}: lines lost silently`,
      silently,
      0,
      `lines (${told} told to those that stalled, ${cut} of whom were cut)`,
    );
    bounded(`${name}: left out for the reader that reads`, all.dropped, rate * seconds, "lines");
    bounded(`${name}: until that reader had them`, took, 3 * seconds, "s");
    bounded(`${name}: server's event loop p99`, p99, 50, "ms");
    bounded(`${name}: growth of the server`, grown, 150, "MB");
    bounded(`${name}: tab's heap`, await heapMegabytes(page), 100, "MB");
    await page.getByText("the end", { exact: true }).hover();
    await page.mouse.wheel(0, -1200);
    const { broken } = await scrollUp(page, 100);
    bounded(`${name}: scrolled back, lines out of order`, broken, 0, "lines");
  } finally {
    await browser.close();
  }
};
