import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { pinnedNode, project } from "./project.mjs";

/**
 * Runs a script of the project by the pinned Node, in the foreground, and gives its exit code. Signals are left
 * to it: Ctrl-C reaches it through the terminal, and what is sent to this process alone is passed on.
 */
export function runPinned(script, args = [], environment = {}) {
  const path = `${dirname(pinnedNode)}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, ...environment, PATH: path };
  const child = spawn(pinnedNode, [join(project, script), ...args], { cwd: project, stdio: "inherit", env });
  const ignore = () => {};
  const pass = (signal) => child.kill(signal);
  process.on("SIGINT", ignore).on("SIGTERM", pass).on("SIGHUP", pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", pass).off("SIGHUP", pass);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}
