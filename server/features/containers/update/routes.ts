import { containerChanges } from "#lib/contracts/container-update.ts";
import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { UpdateBody } from "../../../engine/client/create.ts";
import type { Actor, ScopedEngine } from "../../../http/call.ts";
import { type Route, routes } from "../../../http/routes.ts";
import { act } from "../operations.ts";

type Input = ParsedInputOf<typeof containerChanges.update>;

/** Another name, other limits. The panel's own container may have both: it goes on as it is. */
export const createChangeRoutes = (): Route[] =>
  routes(containerChanges, {
    rename: ({ engine, input: { container, name }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ...{ ownId: null, note, withdrawn },
        run: (id) => engine.client.renameContainer(id, name),
      }),
    update: async ({ engine, actor, input, answer: { note }, withdrawn }) => {
      assertMayChange(actor, input);
      let warnings: readonly string[] = [];
      const { id } = await act(engine, input.container, {
        ...{ ownId: null, note, withdrawn },
        run: async (found) => {
          const swap = await swapOf(engine, found, input);
          warnings = await engine.client.updateContainer(found, { ...bodyOf(input), ...swap });
        },
      });
      return { id, warnings: [...warnings] };
    },
  });

/** What others than admins may change. All else moves load onto what other containers were given. */
const ownLimits: ReadonlySet<string> = new Set([
  "environment",
  "container",
  "memory",
  "nanoCpus",
  "pidsLimit",
  "restart",
]);

const assertMayChange = (actor: Actor, input: Input): void => {
  if (actor.can("container.host-power")) return;
  const fields = Object.keys(input).filter((field) => !ownLimits.has(field));
  if (fields.length === 0) return;
  throw new CodedError("host_power_required", "Only an admin may change these limits", {
    reason: fields.join("; "),
    issues: fields.map((field) => ({ path: field, message: field })),
  });
};

/**
 * The engine refuses a memory limit over the limit of memory and swap together, and one that was never set is 0. Where
 * nothing is said of it, it becomes what it would be in a new container: twice the memory; unlimited stays unlimited.
 */
const swapOf = async (
  engine: ScopedEngine,
  id: string,
  { memory, memorySwap }: Input,
): Promise<Pick<UpdateBody, "MemorySwap">> => {
  if (!memory || memorySwap !== undefined) return {};
  const { HostConfig } = await engine.client.inspectContainer(id);
  const now = Number(HostConfig.MemorySwap ?? 0);
  if (now >= memory) return {};
  return { MemorySwap: now === -1 ? -1 : memory * 2 };
};

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
} as const;

/** The engine's body of the fields that were given, and no others: what is left out stays as it is. */
const bodyOf = (input: Input): UpdateBody => {
  const fields = Object.keys(names) as (keyof typeof names)[];
  const given = fields.filter((field) => input[field] !== undefined);
  const { restart } = input;
  return {
    ...Object.fromEntries(given.map((field) => [names[field], input[field]])),
    ...(restart && { RestartPolicy: { Name: restart.policy, MaximumRetryCount: restart.maximumRetries } }),
  };
};
