import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childrenOf, endProcess, identifyProcess, type ProcessIdentity } from "./process-identity.ts";

/**
 * What runs first in the engine's namespaces, as their process 1.
 * `/run` is hidden because a daemon uses a containerd, plugins and network namespaces that it finds there, and
 * those are the user's; `/etc/docker` because a daemon reads its settings and writes a key there.
 */
const firstProcess = `
  set -e
  mount -t tmpfs tmpfs /run
  if [ -d /etc/docker ]; then mount -t tmpfs tmpfs /etc/docker; fi
  ip link set lo up
  bridge=no; iptables=no
  if ip link add name probe type bridge 2>/dev/null; then ip link del probe; bridge=yes; fi
  if iptables -t nat -L -n >/dev/null 2>&1; then iptables=yes; fi
  echo "ready bridge=$bridge iptables=$iptables"
  trap 'exit 0' TERM
  sleep infinity & wait
`;

/** Mount, network and process namespaces of their own: what runs inside neither sees nor changes the host's. */
export interface Namespaces {
  /** Pid, as the host counts, of the first process; the kernel ends all others inside when it ends. */
  readonly pid: number;
  readonly hasBridge: boolean;
  readonly hasIptables: boolean;
  /** The command that runs `command` inside. */
  inside(command: readonly string[]): string[];
  /** Ends all processes inside and waits until they are gone. */
  close(): Promise<void>;
  /** Asks the kernel to end them, without waiting: for a process that is itself about to exit. */
  abandon(): void;
}

/**
 * Makes the namespaces. They end with this process however it ends: the kernel kills `unshare` when its parent
 * dies, and the first process inside when `unshare` does.
 */
export async function openNamespaces(): Promise<Namespaces> {
  const unshare = ["unshare", "--mount", "--net", "--pid", "--mount-proc", "--fork", "--kill-child"];
  const args = ["--pdeathsig", "KILL", ...unshare, "sh", "-c", firstProcess];
  const child = spawn("setpriv", args, { stdio: ["ignore", "pipe", "pipe"] });
  const ready = await readReadyLine(child);
  const [pid = 0] = childrenOf(child.pid ?? 0);
  const first = identifyProcess(pid);
  if (!first) throw new Error("The first process of the test engine's namespaces has ended.");
  return {
    pid,
    hasBridge: ready.includes("bridge=yes"),
    hasIptables: ready.includes("iptables=yes"),
    // The root too: where this process runs in a changed one, the mount namespace alone would lead out of it.
    inside: (command) => ["nsenter", "-t", String(pid), "-m", "-n", "-p", "-r", "--", ...command],
    close: () => close(child, first),
    abandon: () => endProcess(first),
  };
}

async function readReadyLine(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The namespaces were started without pipes.");
  let problem = "";
  stderr.setEncoding("utf8").on("data", (text: string) => {
    problem += text;
  });
  child.on("error", (error) => {
    problem += error.message;
  });
  for await (const line of createInterface(stdout)) {
    stdout.destroy();
    stderr.destroy();
    return line;
  }
  throw new Error(`Cannot make namespaces for a test engine (this needs root on Linux): ${problem.trim()}`);
}

/** `unshare` waits for the first process, and the kernel ends all others inside before that one is gone. */
async function close(child: ChildProcess, first: ProcessIdentity): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  endProcess(first);
  await exited;
}
