/** Rows with some parts of one changed. */
export const withRow = <R>(rows: readonly R[], at: number, patch: Partial<R>): R[] =>
  rows.map((row, index) => (index === at ? { ...row, ...patch } : row));

/** Rows without one. */
export const withoutRow = <R>(rows: readonly R[], at: number): R[] => rows.filter((_, index) => index !== at);
