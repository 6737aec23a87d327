import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pollUntil } from "./poll.ts";
import { endProcess, identifyProcess, isRunning, type ProcessIdentity } from "./process-identity.ts";

const prefix = "quayside-engine-";
const ownerFile = "owner.json";
/** A folder without an owner file is either being made this moment or was left half made. */
const newAge = 60_000;

/** Who may be using a workspace: the process that made it, and the first process of its namespaces. */
interface Owner {
  readonly starter: ProcessIdentity;
  readonly namespaces?: ProcessIdentity;
}

/** Makes the folder that holds everything of one test engine, and notes that this process owns it. */
export function createWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeOwner(folder, { starter: requireIdentity(process.pid) });
  return folder;
}

/** Notes the first process of the engine's namespaces, so that a later run can end it if this one cannot. */
export function noteNamespaces(folder: string, pid: number): void {
  writeOwner(folder, { starter: requireIdentity(process.pid), namespaces: requireIdentity(pid) });
}

/**
 * The command that runs `command` in the network of the engine that has this workspace, for a process that has not
 * started the engine itself.
 */
export function inNetworkOf(folder: string): (command: readonly string[]) => string[] {
  const pid = readOwner(folder)?.namespaces?.pid;
  if (!pid) throw new Error(`No engine runs in ${folder}.`);
  return (command) => ["nsenter", "-t", String(pid), "-n", "--", ...command];
}

/** The name under which the engine's containers appear in the cgroup tree. */
export function cgroupName(folder: string): string {
  return basename(folder);
}

/** Removes a workspace whose processes have ended: mounts first, so that no removal reaches what was mounted. */
export function removeWorkspace(folder: string): void {
  for (const target of mountsBelow(folder).reverse()) execFileSync("umount", ["--lazy", target]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  for (const group of cgroupsNamed(cgroupName(folder))) removeCgroup(group);
}

/** Ends and removes what earlier runs left behind, because they were killed. Engines in use are left alone. */
export async function reapWorkspaces(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    await reap(join(tmpdir(), name)).catch((error: unknown) => {
      // Another start may be removing the same one at this moment.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    });
  }
}

/**
 * Thaws the paused containers of an engine. What is frozen cannot be killed, and namespaces whose first process was
 * killed wait for all that is in them.
 */
export function thawContainers(folder: string): void {
  for (const group of cgroupsNamed(cgroupName(folder))) thaw(group);
}

function thaw(group: string): void {
  try {
    thawTree(group);
  } catch (error) {
    // A container that is just ending takes its group with it.
    if (!["ENOENT", "ENODEV"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function thawTree(group: string): void {
  // The freezer of cgroup v1, and that of v2.
  for (const [file, thawed] of [
    ["freezer.state", "THAWED"],
    ["cgroup.freeze", "0"],
  ] as const) {
    if (existsSync(join(group, file))) writeFileSync(join(group, file), thawed);
  }
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) thaw(join(group, entry.name));
  }
}

async function reap(folder: string): Promise<void> {
  const owner = readOwner(folder);
  if (owner ? isRunning(owner.starter) : isNew(folder)) return;
  thawContainers(folder);
  if (owner?.namespaces) await end(owner.namespaces);
  removeWorkspace(folder);
}

async function end(namespaces: ProcessIdentity): Promise<void> {
  endProcess(namespaces);
  const gone = () => (isRunning(namespaces) ? undefined : true);
  await pollUntil(gone, 10_000, () => `Process ${namespaces.pid} of an old test engine does not end.`);
}

function readOwner(folder: string): Owner | undefined {
  const file = join(folder, ownerFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Owner) : undefined;
}

function writeOwner(folder: string, owner: Owner): void {
  writeFileSync(join(folder, ownerFile), JSON.stringify(owner));
}

function isNew(folder: string): boolean {
  return Date.now() - statSync(folder).mtimeMs < newAge;
}

function requireIdentity(pid: number): ProcessIdentity {
  const identity = identifyProcess(pid);
  if (!identity) throw new Error(`Process ${pid} has ended.`);
  return identity;
}

function mountsBelow(folder: string): string[] {
  // proc(5): the fifth field of a line of mountinfo is the mount point.
  const lines = readFileSync("/proc/self/mountinfo", "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split(" ")[4] ?? "").filter((target) => target.startsWith(`${folder}/`));
}

/** In cgroup v2 there is one tree; in v1 one per controller, each mounted below the root. */
function cgroupsNamed(name: string): string[] {
  const root = "/sys/fs/cgroup";
  if (!existsSync(root)) return [];
  const parents = [root, ...readdirSync(root).map((entry) => join(root, entry))];
  return parents.map((parent) => join(parent, name)).filter((group) => existsSync(group));
}

function removeCgroup(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(group, entry.name));
  }
  rmdirSync(group);
}
