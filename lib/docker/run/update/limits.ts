import type { ContainerSpec } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";

/** What `docker update` can change of a container, as a spec has it: bytes, billionths of a CPU, microseconds. */
export const updatable = [
  ...(["memory", "memoryReservation", "memorySwap", "nanoCpus", "cpuShares", "pidsLimit"] as const),
  ...(["cpuPeriod", "cpuQuota", "cpusetCpus", "cpusetMems", "blkioWeight"] as const),
] as const;
export type LimitName = (typeof updatable)[number];

type TextName = "cpusetCpus" | "cpusetMems";
/** Limits that are to be changed; what is not there stays as it is. */
export type Limits = { readonly [N in LimitName]?: (N extends TextName ? string : number) | undefined };

/**
 * What takes a limit away from a container that is there. moby's `POST /containers/{id}/update` takes 0 and "" for "not
 * given" and answers that all is well (`daemon/container/container_unix.go` `UpdateContainer`), so what is not listed here
 * can only be taken away by making the container again. Unlimited swap counts for the kernel from the next start. A
 * reservation of -1 is understood by the engine and by no `docker update`: it is left out.
 */
export const cleared: { readonly [N in LimitName]?: number } = {
  memorySwap: -1,
  pidsLimit: -1,
  cpuQuota: -1,
};

/** What a container has now and other limits depend on; 0 is not set, a swap of -1 is unlimited. */
export type LimitsNow = Record<"memory" | "memorySwap" | "nanoCpus" | "cpuPeriod" | "cpuQuota", number>;

/** Of a spec, where twice the memory is what swap is when it is not given. */
export const limitsOfSpec = ({ memory, memorySwap, nanoCpus, cpuPeriod, cpuQuota }: ContainerSpec) =>
  ({
    ...{ memory: memory ?? 0, memorySwap: memorySwap ?? (memory ?? 0) * 2 },
    ...{ nanoCpus: nanoCpus ?? 0, cpuPeriod: cpuPeriod ?? 0, cpuQuota: cpuQuota ?? 0 },
  }) satisfies LimitsNow;

/**
 * The limits with the swap that has to go with them. The engine refuses a memory limit over the one of memory and swap
 * together as long as that is not changed with it. Where nothing is said of it, unlimited stays unlimited, twice the memory
 * (what a new container is given, and one without any limit) stays twice, and else the swap alone stays as much as it is.
 */
export const withSwap = <L extends Limits>(now: LimitsNow, asked: L): L => {
  const { memory, memorySwap } = asked;
  if (memory === undefined || memorySwap !== undefined || now.memorySwap >= memory) return asked;
  return { ...asked, memorySwap: swapFor(now, memory) };
};

const swapFor = (now: LimitsNow, memory: number): number => {
  if (now.memorySwap === -1) return -1;
  if (now.memorySwap === 0 || now.memorySwap === now.memory * 2) return memory * 2;
  return memory + Math.max(0, now.memorySwap - now.memory);
};

/** What stands against the limits in what the container has already: there the engine refuses, or does half of it. */
export const limitProblems = (now: LimitsNow, asked: Limits): SpecProblem[] => [
  ...swapProblems(now, asked),
  ...quotaProblems(now, asked),
];

function swapProblems(now: LimitsNow, { memory = now.memory, memorySwap }: Limits): SpecProblem[] {
  if (memorySwap === undefined || memorySwap === -1) return [];
  if (memory === 0) return [specProblem("memorySwap", "needs_memory")];
  return memorySwap < memory ? [specProblem("memorySwap", "less_than", { field: "memory" })] : [];
}

/** A quota of -1 beside `--cpus` lifts that limit until the next start, and inspect goes on saying that it holds. */
function quotaProblems(now: LimitsNow, { nanoCpus, cpuPeriod, cpuQuota }: Limits): SpecProblem[] {
  const hasCpus = now.nanoCpus > 0 || nanoCpus !== undefined;
  const problems: SpecProblem[] = [];
  if (cpuPeriod !== undefined && hasCpus) problems.push(specProblem("cpuPeriod", "cpus_with_quota"));
  if (cpuQuota !== undefined && hasCpus) problems.push(specProblem("cpuQuota", "cpus_with_quota"));
  if (nanoCpus !== undefined && (now.cpuPeriod > 0 || now.cpuQuota > 0))
    problems.push(specProblem("nanoCpus", "cpus_with_quota"));
  return problems;
}
