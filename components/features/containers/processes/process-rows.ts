import type { ProcessTable } from "#lib/contracts/processes.ts";

/** One process: its cells in the order of the titles. */
export type ProcessRow = { id: string; cells: readonly string[] };

/** The rows of a table by their process (and thread) numbers; where there are none, by their place. */
export const toProcessRows = ({ titles, rows }: ProcessTable): ProcessRow[] => {
  const keys = ["PID", "LWP", "SPID"].map((title) => titles.indexOf(title)).filter((index) => index >= 0);
  const seen = new Set<string>();
  return rows.map((cells, place) => {
    const named = keys.map((index) => cells[index]).join("-");
    const id = named === "" || seen.has(named) ? `at-${place}` : named;
    seen.add(id);
    return { id, cells };
  });
};

/** Numbers by their value, and all else as it stands: `ps` writes "1.5", "12:01" and "root" in one table. */
export const sortValue = (cell: string | undefined): string | number | null => {
  if (cell === undefined || cell === "" || cell === "-") return null;
  const value = Number(cell);
  return Number.isNaN(value) ? cell : value;
};

/** Titles whose cells are numbers in most of the rows stand at the right. */
export const isNumeric = (rows: readonly ProcessRow[], index: number): boolean =>
  rows.length > 0 && rows.every(({ cells }) => typeof sortValue(cells[index]) !== "string");
