"use client";

import { Button, CloseButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerFilter } from "#lib/docker/container-filter.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./filters.module.css";
import type { FilterState } from "./use-container-filter.ts";

type Chip = { key: string; filter: string; value: string; without: Partial<ContainerFilter> };

const singles = ["image", "project", "network", "label"] as const;

/** What is filtered by now, each with a way to take it back. */
export function FilterChips({ state }: { state: FilterState }) {
  const t = useTranslations("containers.filters");
  const chips = useChips(state.filter);
  if (chips.length === 0) return null;
  return (
    <div className={classes.bar}>
      {chips.map(({ key, filter, value, without }) => (
        <span key={key} className={classes.chip}>
          <span className={classes.chipText}>{t("chosen", { filter, value })}</span>
          <CloseButton
            size="xs"
            aria-label={t("remove", { filter, value })}
            onClick={() => state.change(without)}
          />
        </span>
      ))}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={state.clear}>
        {t("clear")}
      </Button>
    </div>
  );
}

const useChips = (filter: ContainerFilter): Chip[] => {
  const t = useTranslations("containers");
  const states = filter.states.map((one) => ({
    key: `state ${one}`,
    filter: t("filters.state"),
    value: t(`states.${one}`),
    without: { states: filter.states.filter((each) => each !== one) },
  }));
  const health = filter.health.map((one) => ({
    key: `health ${one}`,
    filter: t("filters.health"),
    value: t(`healthStates.${one}`),
    without: { health: filter.health.filter((each) => each !== one) },
  }));
  const others = singles.flatMap((of) => {
    const value = filter[of];
    if (value === null) return [];
    const shown = visible(of === "image" ? familiarImageName(value) : value);
    return [{ key: of, filter: t(`filters.${of}`), value: shown, without: { [of]: null } }];
  });
  return [...states, ...health, ...others];
};
