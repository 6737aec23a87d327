import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pollUntil } from "../test-engine/poll.ts";

const project = join(import.meta.dirname, "..", "..");
const main = join(project, "server", "main.ts");
const startTimeout = 60_000;
const stopTimeout = 15_000;

/** The real panel, in a process of its own, with a data folder of its own and one administrator. */
export interface PanelProcess {
  /** Without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  readonly administrator: { readonly username: string; readonly password: string };
  /** File to which the panel writes; removed by `stop`. */
  readonly log: string;
  /** Ends the panel as Ctrl-C would, and throws if it does not end within 15 s or not cleanly. */
  stop(): Promise<void>;
}

export interface PanelProcessOptions {
  /** The engine that it shows. */
  readonly dockerHost: string;
  /** More of the panel's settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the built panel on a free port and waits until it answers. Throws with its log if it does not. */
export async function startPanelProcess(options: PanelProcessOptions): Promise<PanelProcess> {
  const folder = mkdtempSync(join(tmpdir(), "quayside-panel-"));
  const administrator = { username: "admin", password: "only for the tests of this run" };
  writeFileSync(join(folder, "password"), administrator.password, { mode: 0o600 });
  const port = await freePort();
  const log = join(folder, "panel.log");
  const child = spawnPanel({ folder, port, log, username: administrator.username, ...options });
  const url = `http://127.0.0.1:${port}`;
  const failure = () => `The panel did not start. It wrote:\n${readFileSync(log, "utf8")}`;
  try {
    await pollUntil(() => isHealthy(child, url, failure), startTimeout, failure);
  } catch (error) {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { url, pid: child.pid ?? 0, administrator, log, stop: () => stop(child, folder) };
}

interface Place extends PanelProcessOptions {
  readonly folder: string;
  readonly port: number;
  readonly log: string;
  readonly username: string;
}

function spawnPanel({ folder, port, log, username, dockerHost, environment }: Place): ChildProcess {
  const output = openSync(log, "a");
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NODE_COMPILE_CACHE: join(project, "node_modules", ".cache", "compile"),
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: join(folder, "data"),
    DOCKER_HOST: dockerHost,
    ADMIN_USERNAME: username,
    ADMIN_PASSWORD_FILE: join(folder, "password"),
    ...environment,
  };
  // setpriv ends the panel with this process, even when this one is killed.
  const command = ["--pdeathsig", "TERM", process.execPath, "--max-semi-space-size=4", main];
  return spawn("setpriv", command, { env, stdio: ["ignore", output, output] });
}

async function isHealthy(child: ChildProcess, url: string, failure: () => string): Promise<true | undefined> {
  if (hasEnded(child)) throw new Error(failure());
  const answer = await fetch(`${url}/api/health`).catch(() => undefined);
  return answer?.ok || undefined;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (!hasEnded(child)) {
    const exited = once(child, "exit", { signal: AbortSignal.timeout(stopTimeout) });
    child.kill("SIGTERM");
    await exited.catch(() => child.kill("SIGKILL"));
  }
  const log = readFileSync(join(folder, "panel.log"), "utf8");
  rmSync(folder, { recursive: true, force: true });
  if (child.exitCode !== 0)
    throw new Error(`The panel did not end cleanly (${child.exitCode}). It wrote:\n${log}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
