import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { withoutServiceStart } from "./service-start.ts";

export interface AptOptions {
  /** Whether a service that a package brings may be started by its installation, as Debian usually does. */
  readonly startServices: boolean;
}

/** The packages of these that are not installed. A name may carry a release, as in `docker.io/trixie`. */
export function missingPackages(names: readonly string[]): string[] {
  return names.filter((name) => !isInstalled(name.split("/")[0] ?? name));
}

/** Installs packages, saying which, without what they merely recommend. Throws with apt's own words. */
export function installPackages(names: readonly string[], { startServices }: AptOptions): void {
  if (names.length === 0) return;
  ensureLists();
  console.log(`Installing with apt: ${names.join(", ")}`);
  const install = () => tryInstall(names);
  const run = () => {
    if (install() === undefined) return;
    // The lists may name versions that the archive has replaced since.
    updateLists();
    const problem = install();
    if (problem !== undefined) throw new Error(`apt-get could not install ${names.join(", ")}:\n${problem}`);
  };
  if (startServices) run();
  else withoutServiceStart(run);
}

/** Fetches the package lists. */
export function updateLists(): void {
  const { status, stderr } = apt(["update"]);
  if (status !== 0) throw new Error(`apt-get update failed:\n${stderr.trim()}`);
}

/** Whether the package that would be installed recommends the other. */
export function recommends(name: string, other: string): boolean {
  ensureLists();
  const { stdout } = spawnSync("apt-cache", ["depends", name], { encoding: "utf8" });
  return stdout.includes(`Recommends: ${other}\n`);
}

function tryInstall(names: readonly string[]): string | undefined {
  const { status, stdout, stderr } = apt(["install", "--yes", "--no-install-recommends", ...names]);
  return status === 0 ? undefined : `${stdout.split("\n").slice(-10).join("\n")}\n${stderr.trim()}`;
}

function apt(args: readonly string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // A timer of the system may be holding the lock for its own update.
  const options = ["--quiet", "--quiet", "--option", "DPkg::Lock::Timeout=300"];
  return spawnSync("apt-get", [...options, ...args], { encoding: "utf8", env });
}

/** A fresh machine has none. */
function ensureLists(): void {
  if (!readdirSync("/var/lib/apt/lists").some((name) => name.includes("Packages"))) updateLists();
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync("dpkg", ["--status", name], { encoding: "utf8" });
  return stdout.includes("\nStatus: install ok installed\n");
}
