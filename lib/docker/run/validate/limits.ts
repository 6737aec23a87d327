import type { ContainerSpec } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";

/** What moby's daemon takes as the least memory a container can start with. */
const leastMemory = 6 * 1024 * 1024;
const millisecond = 1_000_000;

export const limitProblems = (spec: ContainerSpec): SpecProblem[] => [
  ...memoryProblems(spec),
  ...cpuProblems(spec),
  ...rangeProblems(spec),
  ...healthProblems(spec),
];

function memoryProblems({ memory, memoryReservation, memorySwap }: ContainerSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (memory !== null && memory < leastMemory)
    problems.push(specProblem("memory", "memory_too_small", { least: "6m" }));
  if (memoryReservation !== null && memoryReservation < leastMemory)
    problems.push(specProblem("memoryReservation", "memory_too_small", { least: "6m" }));
  if (memory !== null && memoryReservation !== null && memoryReservation > memory)
    problems.push(specProblem("memoryReservation", "more_than", { field: "memory" }));
  if (memorySwap !== null && memorySwap !== -1) {
    if (memory === null) problems.push(specProblem("memorySwap", "needs_memory"));
    else if (memorySwap < memory) problems.push(specProblem("memorySwap", "less_than", { field: "memory" }));
  }
  return problems;
}

function cpuProblems({ nanoCpus, cpuPeriod, cpuQuota }: ContainerSpec): SpecProblem[] {
  if (nanoCpus !== null && (cpuPeriod !== null || cpuQuota !== null))
    return [specProblem("nanoCpus", "cpus_with_quota")];
  return nanoCpus !== null && nanoCpus < 0 ? [specProblem("nanoCpus", "negative")] : [];
}

type Numeric = "blkioWeight" | "oomScoreAdj" | "memorySwappiness" | "stopTimeout" | "pidsLimit";
const ranges: readonly (readonly [Numeric, number, number])[] = [
  ["blkioWeight", 10, 1000],
  ["oomScoreAdj", -1000, 1000],
  ["memorySwappiness", 0, 100],
  ["stopTimeout", -1, 2_147_483_647],
  // Any number below nought is unlimited.
  ["pidsLimit", Number.MIN_SAFE_INTEGER, 4_194_304],
];

const rangeProblems = (spec: ContainerSpec): SpecProblem[] =>
  ranges.flatMap(([field, least, most]) => {
    const value = spec[field];
    if (value === null || (value >= least && value <= most)) return [];
    return [specProblem(field, "unreadable", { value: String(value), expected: `${least} … ${most}` })];
  });

function healthProblems({ health }: ContainerSpec): SpecProblem[] {
  return (["interval", "timeout", "startPeriod", "startInterval"] as const).flatMap((key) =>
    health[key] > 0 && health[key] < millisecond ? [specProblem(`health.${key}`, "health_too_short")] : [],
  );
}
