import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { cleared, type LimitName, updatable } from "#lib/docker/run/update/limits.ts";
import { readCpus, readInteger, readSize, writeCpus, writeSize } from "#lib/docker/run/values/scalar.ts";
import { Unreadable } from "#lib/docker/run/values/unreadable.ts";
import type { Limits } from "../actions/change-acts.ts";

export type LimitTexts = Readonly<Record<LimitName, string>>;

/** The limits that are changed often, in their order. */
export const usualLimits = ["memory", "memorySwap", "nanoCpus", "pidsLimit"] as const;
export const otherLimits = updatable.filter((name) => !usualLimits.some((usual) => usual === name));

/** Which flag of `docker update` it is. */
export const limitFlags = {
  memory: "memory",
  memoryReservation: "memory-reservation",
  memorySwap: "memory-swap",
  nanoCpus: "cpus",
  cpuShares: "cpu-shares",
  cpuPeriod: "cpu-period",
  cpuQuota: "cpu-quota",
  cpusetCpus: "cpuset-cpus",
  cpusetMems: "cpuset-mems",
  blkioWeight: "blkio-weight",
  pidsLimit: "pids-limit",
} as const satisfies Record<LimitName, string>;

const write = (name: LimitName, value: string | number | null): string => {
  if (value === null) return "";
  if (typeof value === "string") return value;
  // Unlimited is what they are without a limit; swap has a limit then, of twice the memory.
  if (value === cleared[name] && name !== "memorySwap") return "";
  if (name === "nanoCpus") return writeCpus(value);
  return name.startsWith("memory") ? writeSize(value) : String(value);
};

/** The limits of a container as people write them; empty is not set. */
export const limitTexts = (spec: ContainerSpec): LimitTexts =>
  Object.fromEntries(updatable.map((name) => [name, write(name, spec[name])])) as LimitTexts;

/** A limit as the contract has it: bytes, billionths of a CPU, a number; null is none. Throws `Unreadable`. */
function read(name: LimitName, text: string): number | string | null {
  if (text === "") return null;
  if (name === "cpusetCpus" || name === "cpusetMems") return text;
  if (text === String(cleared[name])) return -1;
  if (name === "nanoCpus") return readCpus(text) || null;
  return (name.startsWith("memory") ? readSize(text) : readInteger(text, 0)) || null;
}

/** Why a limit cannot become what stands in its field. */
export type LimitFault =
  | { code: "unreadable"; expected: string }
  /** It can only be taken away by making the container again. */
  | { code: "kept" };

type Changed = { limits: Limits; faults: Partial<Record<LimitName, LimitFault>> };

/** What of the limits is changed, and what cannot be. */
export function changedLimits(before: LimitTexts, now: LimitTexts): Changed {
  const limits: Record<string, number | string> = {};
  const faults: Changed["faults"] = {};
  for (const name of updatable) {
    try {
      const value = read(name, now[name].trim());
      if (now[name] === before[name] || value === read(name, before[name])) continue;
      const asked = value ?? cleared[name];
      if (asked === undefined) faults[name] = { code: "kept" };
      else if (String(asked) !== before[name]) limits[name] = asked;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      faults[name] = { code: "unreadable", expected: error.expected };
    }
  }
  return { limits, faults };
}
