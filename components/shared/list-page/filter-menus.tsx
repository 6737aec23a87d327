"use client";

import { optionsOf, toggled } from "./facet.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { ListFilter } from "./use-list-filter.ts";

type Props<R> = { rows: readonly R[]; filter: ListFilter<R> };

/** A menu for each facet by which the list is narrowed. What they hold is in the address. */
export function FilterMenus<R>({ rows, filter }: Props<R>) {
  return filter.facets.map((facet) => (
    <FilterMenu
      key={facet.id}
      label={facet.label}
      options={() => optionsOf(rows, facet)}
      chosen={filter.chosen(facet)}
      several={facet.choices !== undefined}
      onToggle={(value) => filter.choose({ [facet.id]: toggled(facet, filter.chosen(facet), value) })}
      {...(facet.width === undefined ? {} : { width: facet.width })}
      {...(facet.freeText === undefined ? {} : { freeText: facet.freeText })}
    />
  ));
}
