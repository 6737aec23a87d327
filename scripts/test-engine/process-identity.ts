import { readdirSync, readFileSync } from "node:fs";

/**
 * A process named so that a reused pid is not mistaken for it: `startTime` is in clock ticks since the boot
 * that `bootId` names.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
}

/** The identity of a running process; undefined when there is none with this pid, or only a zombie. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const fields = readStat(pid);
  // proc(5): after the command come state (0), ppid (1) and, as the 22nd field of all, starttime (19).
  const startTime = fields?.[19];
  if (!fields || !startTime || fields[0] === "Z" || fields[0] === "X") return undefined;
  return { pid, startTime, bootId: readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() };
}

/** Whether the very process that was identified is still running. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid);
  return now?.startTime === identity.startTime && now.bootId === identity.bootId;
}

/** Kills exactly the process that was identified, if it still runs. */
export function endProcess(identity: ProcessIdentity): void {
  if (isRunning(identity)) process.kill(identity.pid, "SIGKILL");
}

/** Whether a process is stopped by a signal, and so neither runs nor waits for its children. */
export function isStopped(pid: number): boolean {
  return readStat(pid)?.[0] === "T";
}

/** The pids whose parent is `pid`. */
export function childrenOf(pid: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((candidate) => readStat(candidate)?.[1] === String(pid));
}

/** The fields of /proc/PID/stat after the command, which may itself hold spaces and brackets. */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ESRCH";
}
