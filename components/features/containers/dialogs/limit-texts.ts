import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { readCpus, readInteger, readSize, writeCpus, writeSize } from "#lib/docker/run/values/scalar.ts";
import { Unreadable } from "#lib/docker/run/values/unreadable.ts";
import type { Limits } from "../actions/change-acts.ts";

/** The limits that can be changed while a container runs, in their order. */
export const limitNames = [
  "memory",
  "memoryReservation",
  "memorySwap",
  "nanoCpus",
  "cpuShares",
  "cpusetCpus",
  "pidsLimit",
] as const;
export type LimitName = (typeof limitNames)[number];
export type LimitTexts = Readonly<Record<LimitName, string>>;

/** Which flag of `docker update` it is. */
export const limitFlags = {
  memory: "memory",
  memoryReservation: "memory-reservation",
  memorySwap: "memory-swap",
  nanoCpus: "cpus",
  cpuShares: "cpu-shares",
  cpusetCpus: "cpuset-cpus",
  pidsLimit: "pids-limit",
} as const satisfies Record<LimitName, string>;

const write = (name: LimitName, value: string | number | null): string => {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (name === "nanoCpus") return writeCpus(value);
  return name.startsWith("memory") ? writeSize(value) : String(value);
};

/** The limits of a container as people write them; empty is no limit. */
export const limitTexts = (spec: ContainerSpec): LimitTexts =>
  Object.fromEntries(limitNames.map((name) => [name, write(name, spec[name])])) as LimitTexts;

const isUnlimitable: ReadonlySet<LimitName> = new Set(["memorySwap", "pidsLimit"]);

/** A limit as the contract has it: bytes, billionths of a CPU, a number. Throws `Unreadable`. */
function read(name: LimitName, text: string): number | string {
  if (name === "cpusetCpus") return text;
  // The engine takes a limit of processes away by -1, the others by 0.
  if (text === "") return name === "pidsLimit" ? -1 : 0;
  if (text === "-1" && isUnlimitable.has(name)) return -1;
  if (name === "nanoCpus") return readCpus(text);
  return name.startsWith("memory") ? readSize(text) : readInteger(text, 0);
}

/** What of the limits is changed, and examples for those that cannot be read. */
export function changedLimits(
  before: LimitTexts,
  now: LimitTexts,
): { limits: Limits; unread: Partial<Record<LimitName, string>> } {
  const limits: Record<string, number | string> = {};
  const unread: Partial<Record<LimitName, string>> = {};
  for (const name of limitNames.filter((one) => before[one] !== now[one])) {
    try {
      limits[name] = read(name, now[name].trim());
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread[name] = error.expected;
    }
  }
  return { limits, unread };
}
