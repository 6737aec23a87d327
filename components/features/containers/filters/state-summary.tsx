"use client";

import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { ContainerFilter } from "#lib/docker/container-filter.ts";
import { stateTone } from "../cells/state-tone.ts";
import { stateCounts } from "./filter-options.ts";
import classes from "./filters.module.css";
import type { FilterState } from "./use-container-filter.ts";

/** In this order; one that is nowhere is left out, but the first two always stand. */
const quickStates = ["running", "exited", "paused", "restarting", "created", "removing", "dead"] as const;
const always: ReadonlySet<string> = new Set(["running", "exited"]);

type Quick = { key: string; label: string; count: number; chosen: boolean; apply: Partial<ContainerFilter> };

type Props = { rows: readonly ContainerRow[]; state: FilterState };

/** How many containers are in each state; pressing one shows only those, pressing it again shows all. */
export function StateSummary({ rows, state }: Props) {
  const t = useTranslations("containers");
  const counts = useMemo(() => stateCounts(rows), [rows]);
  const { filter, change } = state;
  const only = filter.states.length === 1 && filter.health.length === 0 ? filter.states[0] : null;
  const unhealthy =
    filter.states.length === 0 && filter.health.length === 1 && filter.health[0] === "unhealthy";
  const sick = counts.get("unhealthy") ?? 0;
  const all: Quick = {
    key: "all",
    label: t("summary.all"),
    count: rows.length,
    chosen: filter.states.length === 0 && filter.health.length === 0,
    apply: { states: [], health: [] },
  };
  const states = quickStates
    .map((one) => ({
      key: one,
      label: t(`summary.${one}`),
      count: counts.get(one) ?? 0,
      chosen: only === one,
      apply: { states: only === one ? [] : [one], health: [] },
    }))
    .filter(({ key, count, chosen }) => count > 0 || chosen || always.has(key));
  const sickOnes: Quick = {
    key: "unhealthy",
    label: t("summary.unhealthy"),
    count: sick,
    chosen: unhealthy,
    apply: { states: [], health: unhealthy ? [] : ["unhealthy"] },
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name a part of a form, and there is none
    <div role="group" aria-label={t("summary.label")} className={classes.summary}>
      {[all, ...states, ...(sick > 0 || unhealthy ? [sickOnes] : [])].map((quick) => (
        <UnstyledButton
          key={quick.key}
          className={classes.quick}
          aria-pressed={quick.chosen}
          onClick={() => change(quick.apply)}
        >
          {quick.key === "all" ? quick.label : <StatusDot tone={toneOf(quick.key)} label={quick.label} />}
          <span className={classes.quickCount}>{quick.count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

const toneOf = (key: string) => {
  if (key === "unhealthy") return "bad" as const;
  const state = quickStates.find((one) => one === key) ?? "created";
  return stateTone({ state, health: null, exitCode: null });
};
