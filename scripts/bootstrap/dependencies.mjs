import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pinnedNode, project } from "./project.mjs";

/** The first npm that reads a lock file of version 3. */
const oldestNpm = 7;

/**
 * Installs the locked dependencies when they are missing or older than the lock file. Of all their install
 * scripts only that of `node` is run, whatever the npm: it fetches the runtime. Ends the process when npm fails.
 */
export function ensureDependencies() {
  if (areInstalled()) return;
  checkNpm();
  console.log("Installing the dependencies (npm ci) ...");
  npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  npm(["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"]);
  if (existsSync(pinnedNode)) return;
  fail(
    `npm did not install the Node runtime (${pinnedNode}). Is there a node-bin package for this platform?`,
  );
}

function areInstalled() {
  // npm writes this file last, so it also tells whether an earlier install was cut short.
  const installed = join(project, "node_modules", ".package-lock.json");
  const lock = join(project, "package-lock.json");
  return (
    existsSync(pinnedNode) && existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
  );
}

function checkNpm() {
  const { stdout, error } = spawnSync("npm", ["--version"], { encoding: "utf8" });
  if (error) fail("npm is not on the PATH. On Debian or Ubuntu: apt-get install npm");
  if (Number.parseInt(stdout, 10) < oldestNpm)
    fail(`npm ${stdout.trim()} is too old: ${oldestNpm} or newer is needed.`);
}

function npm(args) {
  const { status } = spawnSync("npm", args, { cwd: project, stdio: "inherit" });
  if (status !== 0) fail(`\`npm ${args.join(" ")}\` failed; its messages are above.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
