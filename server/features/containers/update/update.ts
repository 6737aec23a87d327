import type { containerChanges } from "#lib/contracts/container-update.ts";
import type { OutputOf, ParsedInputOf } from "#lib/contracts/contract.ts";
import {
  type Limits,
  type LimitsNow,
  limitProblems,
  updatable,
  withSwap,
} from "#lib/docker/run/update/limits.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { UpdateBody } from "../../../engine/client/create.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";

export type UpdateInput = ParsedInputOf<typeof containerChanges.update>;
type Stayed = OutputOf<typeof containerChanges.update>["stayed"];
type Asked = Limits & Pick<UpdateInput, "restart">;

/** The engine's names of the limits. */
const names = {
  memory: "Memory",
  memoryReservation: "MemoryReservation",
  memorySwap: "MemorySwap",
  nanoCpus: "NanoCpus",
  cpuShares: "CpuShares",
  cpuPeriod: "CpuPeriod",
  cpuQuota: "CpuQuota",
  cpusetCpus: "CpusetCpus",
  cpusetMems: "CpusetMems",
  blkioWeight: "BlkioWeight",
  pidsLimit: "PidsLimit",
} as const satisfies Record<keyof Limits, keyof UpdateBody>;

/**
 * Changes the limits of a container and reads it again: the engine accepts what the kernel cannot do, and says so in its
 * warnings at best. `onSwap` is told the limit of memory and swap that had to go with the memory, before it is asked for.
 * `invalid_input`, by field, where what the container has already stands against it.
 */
export const updateLimits = async (
  engine: ScopedEngine,
  id: string,
  { asked, onSwap }: { asked: Asked; onSwap(swap: number): void },
): Promise<{ warnings: readonly string[]; stayed: Stayed }> => {
  const now = limitsNow(await engine.client.inspectContainer(id));
  const limits = withSwap(now, asked);
  assertPossible(now, limits);
  if (limits.memorySwap !== undefined && asked.memorySwap === undefined) onSwap(limits.memorySwap);
  const warnings = await engine.client.updateContainer(id, bodyOf(limits));
  return { warnings, stayed: stayedOf(limits, await engine.client.inspectContainer(id)) };
};

const limitsNow = ({ HostConfig }: ContainerInspect): LimitsNow => {
  const number = (name: keyof UpdateBody): number => Number(HostConfig[name] ?? 0);
  return {
    ...{ memory: number("Memory"), memorySwap: number("MemorySwap"), nanoCpus: number("NanoCpus") },
    ...{ cpuPeriod: number("CpuPeriod"), cpuQuota: number("CpuQuota") },
  };
};

const assertPossible = (now: LimitsNow, limits: Limits): void => {
  const problems = limitProblems(now, limits);
  if (problems.length === 0) return;
  throw new CodedError("invalid_input", "The container cannot be changed like this", {
    issues: problems.map(({ field, code, values }) => ({
      path: field,
      message: [code, ...Object.values(values)].join(" "),
    })),
  });
};

/** The engine's body of the fields that were given, and no others: what is left out stays as it is. */
const bodyOf = (limits: Asked): UpdateBody => {
  const given = updatable.filter((field) => limits[field] !== undefined);
  const { restart } = limits;
  return {
    ...Object.fromEntries(given.map((field) => [names[field], limits[field]])),
    ...(restart && { RestartPolicy: { Name: restart.policy, MaximumRetryCount: restart.maximumRetries } }),
  };
};

/** The engine writes down an unlimited number of processes as 0 or as nothing, whatever it was asked by. */
const settled = (field: keyof Limits, value: unknown): string =>
  field === "pidsLimit" ? String(Math.max(0, Number(value ?? 0))) : String(value ?? "");

const stayedOf = (limits: Asked, { HostConfig }: ContainerInspect): Stayed => {
  const { restart } = limits;
  const { Name, MaximumRetryCount } = HostConfig.RestartPolicy ?? {};
  const isRestart =
    !restart || (Name === restart.policy && (MaximumRetryCount ?? 0) === restart.maximumRetries);
  return [
    ...updatable.filter(
      (field) =>
        limits[field] !== undefined &&
        settled(field, HostConfig[names[field]]) !== settled(field, limits[field]),
    ),
    ...(isRestart ? [] : (["restart"] as const)),
  ];
};
