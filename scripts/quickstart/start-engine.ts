import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, openSync, readFileSync, statSync } from "node:fs";
import { pollUntil } from "../test-engine/poll.ts";
import { explainFailure } from "./explain-failure.ts";
import { reachEngine } from "./reach-engine.ts";

const log = "/var/log/dockerd.log";
const socketPath = "/var/run/docker.sock";
const startTimeout = 60_000;

const isUp = () => reachEngine({ kind: "unix", socketPath }).then((reach) => reach === "reachable");

/** Starts this machine's own Docker Engine, saying how it was started and how to stop it. Throws saying why not. */
export async function startEngine(): Promise<void> {
  if (await isUp()) return;
  if (existsSync("/run/systemd/system")) startService();
  else await startDetached();
}

function startService(): void {
  console.log("Starting Docker Engine: systemctl start docker");
  const { status } = spawnSync("systemctl", ["start", "docker"], { stdio: "inherit" });
  if (status !== 0) throw new Error("Docker Engine did not start. See: journalctl --unit docker --lines 50");
}

/** Without systemd the engine is a process of its own, which outlives the panel. */
async function startDetached(): Promise<void> {
  console.log(`Starting Docker Engine: dockerd, which writes to ${log}`);
  const output = openSync(log, "a");
  const logStart = statSync(log).size;
  const child = spawn("dockerd", [], { detached: true, stdio: ["ignore", output, output] });
  const failure = () => {
    const words = readFileSync(log, "utf8").slice(logStart).trimEnd().split("\n").slice(-8).join("\n");
    return `Docker Engine did not start. ${explainFailure(words)}\nThe end of its log (${log}):\n${words}`;
  };
  child.on("error", (error) => console.error(`dockerd: ${error.message}`));
  await pollUntil(() => upUnlessEnded(child, failure), startTimeout, failure);
  console.log(`Docker Engine runs as process ${child.pid}; to stop it: kill ${child.pid}`);
  child.unref();
}

async function upUnlessEnded(child: ChildProcess, failure: () => string): Promise<true | undefined> {
  if (child.pid === undefined || child.exitCode !== null) throw new Error(failure());
  return (await isUp()) || undefined;
}
