/** What the live list says now of rows that were chosen earlier; those that are gone are left out. */
export const currentRows = <R extends { id: string }>(
  chosen: readonly R[],
  live: readonly R[] | undefined,
): readonly R[] => {
  if (live === undefined) return chosen;
  const ids = new Set(chosen.map(({ id }) => id));
  return live.filter(({ id }) => ids.has(id));
};
