import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { UsageOf } from "#lib/contracts/stats.ts";

/** A running container with what it uses now; null while that is not known. */
export type UsageRow = { id: string; container: ContainerRow; usage: UsageOf | null };

/** Joins containers and their readings; a row that did not change stays the same object. */
export const joinUsage = (
  containers: readonly ContainerRow[],
  usageOf: (id: string) => UsageOf | null,
  before: readonly UsageRow[],
): readonly UsageRow[] => {
  const known = new Map(before.map((row) => [row.id, row]));
  return containers.map((container) => {
    const usage = usageOf(container.id);
    const row = known.get(container.id);
    return row && row.container === container && row.usage === usage
      ? row
      : { id: container.id, container, usage };
  });
};

/** The ids of those that a filter leaves: what it hides need not be read. */
export const idsToRead = (
  running: readonly ContainerRow[],
  isShown: (container: ContainerRow) => boolean,
): string[] => running.filter(isShown).map(({ id }) => id);
