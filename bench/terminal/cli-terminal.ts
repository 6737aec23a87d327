import { spawn } from "node:child_process";
import { once } from "node:events";
import type { BenchTerminal } from "./bench-terminal.ts";

const pseudoTerminal = "/usr/bin/script";

/**
 * `docker exec -it` on a terminal: `script` (of Debian's `bsdutils`, always there) makes the pseudo-terminal that the
 * CLI asks for and copies between it and our pipes. `command` is run by a shell: no user's text in it.
 */
export const openCliTerminal = (dockerHost: string, container: string, command: string): BenchTerminal => {
  const line = `docker exec -it ${container} sh -c '${command}'`;
  const child = spawn(pseudoTerminal, ["-qfec", line, "/dev/null"], {
    env: { ...process.env, DOCKER_HOST: dockerHost },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let listener: (data: Uint8Array) => void = () => {};
  child.stdout.on("data", (data: Buffer) => listener(data));
  // What is ended while it is being written to is no failure here.
  child.stdin.on("error", () => {});
  return {
    write: (text) => void child.stdin.write(text),
    onOutput: (next) => {
      listener = next;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
};
