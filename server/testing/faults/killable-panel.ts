import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Halves what a start costs, as for the real panel. */
const compileCache = fileURLToPath(new URL("../../../node_modules/.cache/compile", import.meta.url));
const program = fileURLToPath(new URL("./panel-child.ts", import.meta.url));
const password = "correct horse battery";

/** What a signed-in administrator sends with every request. */
export type SignedIn = { readonly origin: string; readonly cookie: string; readonly "content-type": string };

/**
 * A panel in a process of its own, with a data directory that outlives it: started, killed and started again on what it
 * left. Throws when it ends before it listens.
 */
export const createKillablePanel = () => {
  const folder = mkdtempSync(join(tmpdir(), "quayside-killable-"));
  const dataDir = join(folder, "data");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  let child: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, "exit");
    running.kill("SIGKILL");
    await exited;
  };

  return {
    /** For sockets beside the panel's own, and as the place of its data. */
    folder,
    dataDir,
    kill,
    /** Starts it before an engine's socket (without one: before none), and returns its address. */
    async start(socket?: string): Promise<string> {
      const args = [program, dataDir, passwordFile, ...(socket ? [`unix://${socket}`] : [])];
      const started = spawn(process.execPath, args, {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
      });
      child = started;
      const ended = once(started, "exit").then(() => Promise.reject(new Error("the panel ended early")));
      ended.catch(() => undefined);
      const [port] = (await Promise.race([once(createInterface(started.stdout), "line"), ended])) as [string];
      return `http://127.0.0.1:${port}`;
    },
    async signIn(url: string): Promise<SignedIn> {
      const headers = { origin: url, "content-type": "application/json" };
      const body = JSON.stringify({ username: "admin", password });
      const answer = await fetch(`${url}/api/session`, { method: "POST", headers, body });
      if (answer.status !== 200) throw new Error(`signing in was answered by ${answer.status}`);
      const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
      return { ...headers, cookie: cookie.join("; ") };
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
