import type { z } from "zod";
import type { containerUse, usedBy } from "#lib/contracts/used-by.ts";
import { toContainerState } from "#lib/docker/container-state.ts";
import { bareName } from "#lib/docker/names.ts";
import type { ContainerEntry } from "../engine/mirror/container-entry.ts";

type Use = z.output<typeof containerUse>;

/** A container as those see it that it uses. */
export const containerUserOf = ({ summary }: ContainerEntry): Use => ({
  id: summary.Id,
  name: bareName(summary.Names[0] ?? summary.Id.slice(0, 12)),
  state: toContainerState(summary.State) ?? "dead",
});

const shown = 8;

/**
 * Who uses an object, for its row: how many, and some of them by name, those that run first. A network may have
 * thousands, and a row goes out whenever one of them changes.
 */
export const usedByOf = (uses: readonly Use[]): z.output<typeof usedBy> => {
  const first: Use[] = [];
  let running = 0;
  for (const use of uses) {
    if (isRunning(use)) running += 1;
    const last = first.at(-1);
    if (first.length >= shown && last && compareUses(use, last) > 0) continue;
    first.push({ id: use.id, name: use.name, state: use.state });
    first.sort(compareUses);
    if (first.length > shown) first.pop();
  }
  return { count: uses.length, running, first };
};

const isRunning = ({ state }: Use): boolean =>
  state === "running" || state === "paused" || state === "restarting";

/** What runs comes first, then by name. */
export const compareUses = (left: Use, right: Use): number =>
  Number(isRunning(right)) - Number(isRunning(left)) || (left.name < right.name ? -1 : 1);
