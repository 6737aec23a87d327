import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const project = join(import.meta.dirname, "..", "..");
const sources = ["app", "components", "lib", "next.config.ts", "package-lock.json"];

/** Builds the console unless the build is newer than everything that it is made of. Throws when it fails. */
export function buildConsole(): void {
  if (isUpToDate()) return;
  console.log("Building the console ...");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const { status } = spawnSync("next", ["build"], {
    cwd: project,
    stdio: ["ignore", "inherit", "inherit"],
    env,
  });
  if (status !== 0)
    throw new Error("The console could not be built; the messages of `next build` are above.");
}

function isUpToDate(): boolean {
  const build = join(project, ".next", "BUILD_ID");
  if (!existsSync(build)) return false;
  const built = statSync(build).mtimeMs;
  return sources.every((source) => newest(join(project, source)) < built);
}

/** When a file, or anything in a folder, was last changed. Folders count too, for what was removed from them. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    stats.mtimeMs,
  );
}
