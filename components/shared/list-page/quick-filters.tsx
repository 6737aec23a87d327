"use client";

import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import { countValues } from "./facet.ts";
import classes from "./list-page.module.css";
import type { ListFilter } from "./use-list-filter.ts";

/** One choice of one facet, as a button. */
export type Quick = {
  /** A facet's id. */
  facet: string;
  value: string;
  label: string;
  tone?: StatusTone;
  /** Stands also when no row has it. */
  always?: boolean;
};

type Props<R> = { rows: readonly R[]; filter: ListFilter<R>; quick: readonly Quick[] };

/** How many rows are of each kind; pressing one shows only those, pressing it again shows all. */
export function QuickFilters<R>({ rows, filter, quick }: Props<R>) {
  const t = useTranslations("table");
  const ids = [...new Set(quick.map(({ facet }) => facet))];
  const facets = filter.facets.filter(({ id }) => ids.includes(id));
  const counts = useMemo(
    () => new Map(filter.facets.map((facet) => [facet.id, countValues(rows, facet)])),
    [rows, filter.facets],
  );
  const nothing = Object.fromEntries(ids.map((id) => [id, []]));
  const chosen = facets.flatMap((facet) => filter.chosen(facet).map((value) => `${facet.id} ${value}`));
  const shown = quick
    .map((one) => ({
      ...one,
      count: counts.get(one.facet)?.get(one.value) ?? 0,
      pressed: chosen.length === 1 && chosen[0] === `${one.facet} ${one.value}`,
    }))
    .filter(({ count, pressed, always }) => count > 0 || pressed || always);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name a part of a form, and there is none
    <div role="group" aria-label={t("quickFilters")} className={classes.summary}>
      <UnstyledButton
        className={classes.quick}
        aria-pressed={chosen.length === 0}
        onClick={() => filter.choose(nothing)}
      >
        {t("all")}
        <span className={classes.quickCount}>{rows.length}</span>
      </UnstyledButton>
      {shown.map(({ facet, value, label, tone, count, pressed }) => (
        <UnstyledButton
          key={`${facet} ${value}`}
          className={classes.quick}
          aria-pressed={pressed}
          onClick={() => filter.choose(pressed ? nothing : { ...nothing, [facet]: [value] })}
        >
          {tone ? <StatusDot tone={tone} label={label} /> : label}
          <span className={classes.quickCount}>{count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
