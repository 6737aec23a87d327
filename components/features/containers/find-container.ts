import type { ContainerRow } from "#lib/contracts/container-row.ts";

/** Fewer characters than docker shows could begin the ids of several. */
const leastIdLength = 12;

/** Finds the container that an address names: by its id, its name, or the start of its id. */
export const findContainer = (rows: readonly ContainerRow[], ref: string): ContainerRow | undefined =>
  rows.find(({ id }) => id === ref) ??
  rows.find(({ name }) => name === ref) ??
  (ref.length >= leastIdLength ? rows.find(({ id }) => id.startsWith(ref)) : undefined);
