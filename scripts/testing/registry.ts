import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pollUntil } from "../test-engine/poll.ts";
import type { TestEngine } from "../test-engine.ts";
import { type LayeredImage, makeLayeredImage } from "./registry/layered-image.ts";

/** Of Debian's package `docker-registry`. */
export const registryProgram = "/usr/bin/docker-registry";
const relay = join(import.meta.dirname, "registry", "relay.ts");
const startTimeout = 20_000;

/** A registry of its own, in the network of a test engine, which trusts it for standing on the loopback. */
export interface TestRegistry {
  /** What an image reference begins with: `127.0.0.1:5000`. */
  readonly host: string;
  /** Puts an image of some layers there, and nothing of it stays with the engine. Gives its whole reference. */
  push(repository: string, image: LayeredImage): Promise<string>;
  /** Lets no byte through, however long, until `release`. */
  hold(): void;
  release(): void;
  /** Ends it in the middle of whatever it does. */
  stop(): Promise<void>;
}

export interface TestRegistryOptions {
  readonly port?: number;
  /** How fast each download goes. */
  readonly bytesPerSecond?: number;
}

type EngineParts = Pick<TestEngine, "docker" | "inNetwork" | "workspace">;

/** Starts Debian's `docker-registry` behind a relay that sets its pace, and waits until it answers. */
export async function startTestRegistry(
  engine: EngineParts,
  { port = 5000, bytesPerSecond = 100_000_000 }: TestRegistryOptions = {},
): Promise<TestRegistry> {
  const folder = join(engine.workspace, `registry-${port}`);
  const behind = port + 1;
  const server = run(engine, [registryProgram, "serve", writeConfig(folder, behind)]);
  const front = run(engine, [process.execPath, relay, String(port), String(behind), String(bytesPerSecond)]);
  const stop = async () => {
    await Promise.all([end(front), end(server)]);
    rmSync(folder, { recursive: true, force: true });
  };
  const host = `127.0.0.1:${port}`;
  try {
    await untilAnswering(engine, host);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host,
    push: (repository, image) => push(engine, `${host}/${repository}`, image),
    hold: () => void front.kill("SIGSTOP"),
    release: () => void front.kill("SIGCONT"),
    stop,
  };
}

function writeConfig(folder: string, port: number): string {
  mkdirSync(folder, { recursive: true });
  const config = {
    version: "0.1",
    log: { level: "error", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
    // The relay's address must not be lost in redirects.
    http: { addr: `127.0.0.1:${port}`, relativeurls: true },
  };
  const file = join(folder, "config.yml");
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Runs a program in the engine's network; the kernel ends it with this process. */
function run(engine: EngineParts, command: readonly string[]): ChildProcess {
  const [nsenter = "", ...args] = engine.inNetwork(command);
  return spawn("setpriv", ["--pdeathsig", "KILL", nsenter, ...args], { stdio: "ignore" });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

async function untilAnswering(engine: EngineParts, host: string): Promise<void> {
  const ask = async () => {
    const child = run(engine, ["/bin/busybox", "wget", "-qO-", `http://${host}/v2/`]);
    const [code] = (await once(child, "exit")) as [number | null];
    return code === 0 || undefined;
  };
  await pollUntil(ask, startTimeout, () => `The test registry at ${host} did not answer.`);
}

async function push({ docker }: EngineParts, reference: string, image: LayeredImage): Promise<string> {
  await makeLayeredImage(docker, reference, image);
  await docker(["push", "--quiet", reference]);
  await docker(["rmi", reference]);
  return reference;
}
