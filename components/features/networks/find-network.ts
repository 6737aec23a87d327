import type { NetworkRow } from "#lib/contracts/networks.ts";

/** Fewer characters than docker shows could begin the ids of several. */
const leastIdLength = 12;

/** Finds the network that an address names: by its id, its name, or the start of its id. */
export const findNetwork = (rows: readonly NetworkRow[], ref: string): NetworkRow | undefined =>
  rows.find(({ id }) => id === ref) ??
  rows.find(({ name }) => name === ref) ??
  (ref.length >= leastIdLength ? rows.find(({ id }) => id.startsWith(ref)) : undefined);
