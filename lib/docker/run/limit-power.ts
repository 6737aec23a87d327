import type { Limits } from "./update/limits.ts";

/** The weight of a container that says nothing of it. */
const usualShares = 1024;

/** Limits that everybody may set who may make or change a container; all others are an admin's. */
const open: ReadonlySet<string> = new Set([
  ...["memory", "memoryReservation", "memorySwap", "nanoCpus", "cpuShares", "pidsLimit"],
]);

/**
 * Which limits of these only an admin may set, with the value where it is that which matters: the one rule for a new
 * container, one that is made again, and one that is changed. It allows Memory*, NanoCpus, CpuShares and PidsLimit, as the
 * policy for deployers does, and where that leaves something open the safe side is taken: swappiness is not counted among
 * the limits of memory, and more than the usual share of the CPUs takes from what others were given.
 */
export const limitPower = (limits: Limits): string[] => [
  ...Object.entries(limits).flatMap(([name, value]) =>
    open.has(name) || value === undefined || value === "" ? [] : [name],
  ),
  ...((limits.cpuShares ?? 0) > usualShares ? [`cpuShares=${limits.cpuShares}`] : []),
];
