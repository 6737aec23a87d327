"use client";

import { Button, CloseButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { visible } from "#lib/format/control-characters.ts";
import { toggled } from "./facet.ts";
import classes from "./list-page.module.css";
import type { ListFilter } from "./use-list-filter.ts";

/** What is filtered by now, each with a way to take it back. */
export function FilterChips<R>({ filter }: { filter: ListFilter<R> }) {
  const t = useTranslations("table");
  const chips = filter.facets.flatMap((facet) =>
    filter.chosen(facet).map((value) => ({
      key: `${facet.id} ${value}`,
      words: { filter: facet.label, value: visible(facet.labelOf?.(value) ?? value) },
      remove: () => filter.choose({ [facet.id]: toggled(facet, filter.chosen(facet), value) }),
    })),
  );
  if (chips.length === 0) return null;
  return (
    <div className={classes.bar}>
      {chips.map(({ key, words, remove }) => (
        <span key={key} className={classes.chip}>
          <span className={classes.chipText}>{t("chosen", words)}</span>
          <CloseButton size="xs" aria-label={t("removeFilter", words)} onClick={remove} />
        </span>
      ))}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={filter.clear}>
        {t("clearFilters")}
      </Button>
    </div>
  );
}
