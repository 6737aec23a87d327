import type { ResourceColumn } from "#components/shared/resource-table/column.ts";
import type { UsedBy } from "#lib/contracts/used-by.ts";
import { UseStateCell } from "./use-state-cell.tsx";
import { UsedByCell } from "./used-by-cell.tsx";

type Used = { id: string; usedBy: UsedBy };

/** Whether containers use an object, and then which: the two columns of every list of things that they use. */
export const usedByColumns = <R extends Used>(
  words: { use: string; usedBy: string },
  usedByLayout: Pick<ResourceColumn<R>, "width" | "hideBelow">,
): ResourceColumn<R>[] => [
  {
    id: "use",
    header: words.use,
    cell: (row) => <UseStateCell row={row} />,
    // What runs first, then what is used at all.
    sortBy: (row) => -row.usedBy.running || -Math.min(row.usedBy.count, 0.5),
    width: 176,
    visibility: "always",
    card: "state",
  },
  {
    id: "usedBy",
    header: words.usedBy,
    cell: (row) => <UsedByCell usedBy={row.usedBy} />,
    sortBy: (row) => row.usedBy.first[0]?.name ?? null,
    card: "detail",
    ...usedByLayout,
  },
];
