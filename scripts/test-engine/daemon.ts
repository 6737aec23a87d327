import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineVersion, readVersion } from "./engine-version.ts";
import type { Namespaces } from "./namespaces.ts";
import { pollUntil } from "./poll.ts";
import { childrenOf, isStopped } from "./process-identity.ts";
import { cgroupName } from "./workspace.ts";

const startTimeout = 60_000;
const places = ["/usr/sbin/dockerd", "/usr/bin/dockerd"];

/** A running `dockerd`. */
export interface Daemon {
  /** Its pid, as the host counts. */
  readonly pid: number;
  readonly version: EngineVersion;
  /** Sends a signal. Resolves when the daemon has ended; after SIGSTOP and SIGCONT, when it has stopped or gone on. */
  signal(name: NodeJS.Signals): Promise<void>;
  /** Lets a stopped daemon's launcher see its end: for when all processes of its namespaces are to end. */
  release(): void;
}

export interface DaemonPlace {
  readonly namespaces: Namespaces;
  readonly workspace: string;
  readonly socket: string;
  readonly log: string;
  /** More arguments for `dockerd`, such as `--live-restore`. */
  readonly args: readonly string[];
}

/** Starts `dockerd` in its place and waits until it answers; throws with the end of its log if it does not. */
export async function startDaemon(place: DaemonPlace): Promise<Daemon> {
  // The pid files of a killed daemon may by now name other processes, and a daemon refuses to start then.
  for (const file of ["dockerd.pid", "exec/containerd/containerd.pid"]) {
    rmSync(join(place.workspace, file), { force: true });
  }
  const [command = "", ...args] = place.namespaces.inside([findDaemon(), ...daemonArguments(place)]);
  const output = openSync(place.log, "a");
  const nsenter = spawn(command, args, { stdio: ["ignore", output, output] });
  const ended = once(nsenter, "exit").then(() => undefined);
  const failure = () => `The test engine did not start. Its log (${place.log}) ends:\n${tail(place.log)}`;
  const version = await pollUntil(
    () => readUnlessEnded(nsenter, place.socket, failure),
    startTimeout,
    failure,
  );
  const [pid] = childrenOf(nsenter.pid ?? 0);
  if (!pid) throw new Error(failure());
  const release = () => void nsenter.kill("SIGCONT");
  const signal = (name: NodeJS.Signals) => signalDaemon({ pid, launcher: nsenter, ended }, name);
  return { pid, version, signal, release };
}

type Running = { readonly pid: number; readonly launcher: ChildProcess; readonly ended: Promise<void> };

/**
 * nsenter, which waits for the daemon, stops itself when it sees the daemon stopped, and does not go on with it: then it
 * would never see the daemon's end.
 */
async function signalDaemon({ pid, launcher, ended }: Running, name: NodeJS.Signals): Promise<void> {
  process.kill(pid, name);
  if (name === "SIGSTOP") {
    const both = () => (isStopped(pid) && isStopped(launcher.pid ?? 0) ? true : undefined);
    await pollUntil(both, 10_000, () => `The test engine (${pid}) does not stop.`);
    return;
  }
  launcher.kill("SIGCONT");
  if (name !== "SIGCONT") await ended;
}

function daemonArguments({ namespaces, workspace, socket, args }: DaemonPlace): string[] {
  const config = join(workspace, "daemon.json");
  writeFileSync(config, "{}");
  return [
    ...["--config-file", config],
    ...["--data-root", join(workspace, "data")],
    ...["--exec-root", join(workspace, "exec")],
    ...["--pidfile", join(workspace, "dockerd.pid")],
    ...["--host", `unix://${socket}`],
    ...["--exec-opt", "native.cgroupdriver=cgroupfs"],
    ...["--cgroup-parent", `/${cgroupName(workspace)}`],
    ...(namespaces.hasBridge ? [] : ["--bridge", "none"]),
    ...(namespaces.hasIptables ? [] : ["--iptables=false"]),
    ...args,
  ];
}

async function readUnlessEnded(child: ChildProcess, socket: string, failure: () => string) {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(failure());
  return readVersion(socket).catch(() => undefined);
}

function findDaemon(): string {
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`There is no ${places.join(" or ")}: run \`npm test\`, which installs it.`);
  return found;
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}
