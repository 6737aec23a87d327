import { idleBench } from "./idle.ts";
import { listBench } from "./list.ts";
import { liveBench } from "./live.ts";
import { logsBench } from "./logs.ts";
import { pageBench } from "./page.ts";
import { statsBench } from "./stats.ts";
import { terminalBench } from "./terminal.ts";
import { transferBench } from "./transfer.ts";
import { viewersBench } from "./viewers.ts";

/** Every benchmark by its name; each builds its own load on a private engine and measures its baseline itself. */
const benches: Record<string, () => Promise<void>> = {
  list: listBench,
  terminal: terminalBench,
  live: liveBench,
  page: pageBench,
  idle: idleBench,
  viewers: viewersBench,
  logs: logsBench,
  stats: statsBench,
  transfer: transferBench,
};

const [wanted = Object.keys(benches)] = [process.argv.slice(2)].filter((names) => names.length > 0);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.\n`,
  );
  process.exit(2);
}
for (const name of wanted) await benches[name]?.();
