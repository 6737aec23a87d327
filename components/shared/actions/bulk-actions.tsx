"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { RowSelection } from "../resource-table/use-row-selection.ts";

// A list has to be there before anything of it can be selected.
const BulkVerbs = dynamic(() => import("./bulk-verbs.tsx").then((module) => module.BulkVerbs), {
  ssr: false,
});

type Props<R extends { id: string }, V extends string> = {
  selection: RowSelection<R>;
  /** As buttons, and as commands to copy. */
  verbs: readonly V[];
  /** In the menu: what is wanted less often. */
  more?: readonly { verb: V; withOptions?: boolean }[];
  /** What leads elsewhere with the selection. */
  children?: ReactNode;
};

/** What can be done to the selected rows. Each act counts whom it would reach, and leaves the others alone. */
export function BulkActions<R extends { id: string }, V extends string>({
  selection,
  verbs,
  more = [],
  children,
}: Props<R, V>) {
  const { rows, clear } = selection;
  return (
    rows.length > 0 && (
      <BulkVerbs rows={rows} onClear={clear} verbs={verbs} more={more}>
        {children}
      </BulkVerbs>
    )
  );
}
