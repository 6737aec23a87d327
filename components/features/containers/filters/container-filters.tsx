"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { containerStates, healthStates } from "#lib/docker/container-state.ts";
import { FilterMenu } from "./filter-menu.tsx";
import {
  type FilterOption,
  imageOptions,
  labelOptions,
  networkOptions,
  projectOptions,
  stateCounts,
} from "./filter-options.ts";
import classes from "./filters.module.css";
import type { FilterState } from "./use-container-filter.ts";

type Props = { rows: readonly ContainerRow[]; state: FilterState };

const healthChoices = [...healthStates, "none"] as const;
const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one];

/** The menus by which the list is narrowed. What they hold is in the address. */
export function ContainerFilters({ rows, state }: Props) {
  const t = useTranslations("containers.filters");
  return (
    <div className={classes.bar}>
      <StateMenus rows={rows} state={state} />
      <OneOf state={state} of="image" options={() => imageOptions(rows)} />
      <OneOf state={state} of="project" options={() => projectOptions(rows)} />
      <OneOf state={state} of="network" options={() => networkOptions(rows)} />
      <OneOf
        state={state}
        of="label"
        width={360}
        options={() => labelOptions(rows)}
        freeText={(label) => t("useLabel", { label })}
      />
      <Switch
        size="xs"
        label={t("group")}
        checked={state.filter.group === "project"}
        onChange={(event) => state.change({ group: event.currentTarget.checked ? "project" : "none" })}
      />
    </div>
  );
}

function StateMenus({ rows, state: { filter, change } }: Props) {
  const t = useTranslations("containers");
  const counted = <T extends string>(all: readonly T[], label: (one: T) => string): FilterOption[] => {
    const counts = stateCounts(rows);
    return all.map((value) => ({ value, label: label(value), count: counts.get(value) ?? 0 }));
  };
  return (
    <>
      <FilterMenu
        several
        label={t("filters.state")}
        options={() => counted(containerStates, (one) => t(`states.${one}`))}
        chosen={filter.states}
        onToggle={(value) => {
          const one = containerStates.find((each) => each === value);
          if (one) change({ states: toggled(filter.states, one) });
        }}
      />
      <FilterMenu
        several
        label={t("filters.health")}
        options={() => counted(healthChoices, (one) => t(`healthStates.${one}`))}
        chosen={filter.health}
        onToggle={(value) => {
          const one = healthChoices.find((each) => each === value);
          if (one) change({ health: toggled(filter.health, one) });
        }}
      />
    </>
  );
}

type OneOfProps = {
  state: FilterState;
  of: "image" | "project" | "network" | "label";
  options(): readonly FilterOption[];
  width?: number;
  freeText?: (text: string) => string;
};

function OneOf({ state: { filter, change }, of, ...menu }: OneOfProps) {
  const t = useTranslations("containers.filters");
  const value = filter[of];
  return (
    <FilterMenu
      {...menu}
      label={t(of)}
      chosen={value === null ? [] : [value]}
      onToggle={(chosen) => change({ [of]: chosen === value ? null : chosen })}
    />
  );
}
