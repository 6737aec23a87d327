"use client";

import { useTranslations } from "next-intl";
import { FilterChips } from "#components/shared/list-page/filter-chips.tsx";
import { FilterMenu } from "#components/shared/list-page/filter-menu.tsx";
import frame from "#components/shared/list-page/list-frame.module.css";
import classes from "./audit.module.css";
import { type FilterChoice, useFilterChoices } from "./filter-choices.ts";
import { RangeButton } from "./range-button.tsx";
import type { AuditFilterState } from "./use-audit-filter.ts";

/** By what the log is narrowed: a menu each, and what is chosen, each with a way to take it back. */
export function AuditFilters({ state }: { state: AuditFilterState }) {
  const t = useTranslations("audit.filters");
  const choices = useFilterChoices();
  return (
    <div className={frame.filters}>
      <div className={classes.menus}>
        {choices.map(({ name, label, options, width = 240, freeText }) => (
          <FilterMenu
            key={name}
            label={label}
            options={() => options}
            chosen={state.values[name] === "" ? [] : [state.values[name]]}
            onToggle={(value) => state.set({ [name]: state.values[name] === value ? "" : value })}
            width={width}
            {...(freeText ? { freeText } : {})}
          />
        ))}
        <RangeButton label={t("custom")} value={state.values.time} onChange={(time) => state.set({ time })} />
      </div>
      <FilterChips filter={chipsOf(state, choices)} />
    </div>
  );
}

/** What is chosen, as the chips of a list's filter take it. */
const chipsOf = (state: AuditFilterState, choices: readonly FilterChoice[]) => {
  const facets = choices.map(({ name, label, labelOf }) => ({
    ...{ id: name, label, labelOf },
    valuesOf: () => [],
  }));
  return {
    ...{ facets, text: "", matches: null, setText: () => {} },
    chosen: ({ id }: { id: string }) => {
      const value = state.values[id as FilterChoice["name"]];
      return value === "" ? [] : [value];
    },
    choose: (chosen: Readonly<Record<string, readonly string[]>>) =>
      state.set(Object.fromEntries(Object.entries(chosen).map(([name, [value = ""]]) => [name, value]))),
    clear: state.clear,
  };
};
