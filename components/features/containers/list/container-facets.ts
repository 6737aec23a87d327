"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Facet } from "#components/shared/list-page/facet.ts";
import type { Quick } from "#components/shared/list-page/quick-filters.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { isImageNamed } from "#lib/docker/container-filter.ts";
import { containerStates, healthStates } from "#lib/docker/container-state.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { hasLabel, labelValues } from "#lib/docker/label-filter.ts";
import { stateTone } from "../cells/state-tone.ts";

type Words = ReturnType<typeof useTranslations<"containers">>;

/** What the list of containers can be narrowed by. */
export const useContainerFacets = (): readonly Facet<ContainerRow>[] => {
  const t = useTranslations("containers");
  return useMemo(() => [...conditions(t), ...surroundings(t)], [t]);
};

const healthChoices = [...healthStates, "none"] as const;

const conditions = (t: Words): Facet<ContainerRow>[] => [
  {
    id: "state",
    label: t("filters.state"),
    valuesOf: (row) => [row.state],
    choices: containerStates,
    labelOf: (value) => t(`states.${value as ContainerRow["state"]}`),
  },
  {
    id: "health",
    label: t("filters.health"),
    valuesOf: (row) => [row.health ?? "none"],
    choices: healthChoices,
    labelOf: (value) => t(`healthStates.${value as (typeof healthChoices)[number]}`),
  },
];

const surroundings = (t: Words): Facet<ContainerRow>[] => [
  {
    id: "image",
    label: t("filters.image"),
    valuesOf: (row) => [row.image],
    labelOf: familiarImageName,
    matches: (row, value) => isImageNamed(row.image, value),
  },
  {
    id: "project",
    label: t("filters.project"),
    valuesOf: (row) => (row.project === null ? [] : [row.project]),
  },
  {
    id: "network",
    label: t("filters.network"),
    valuesOf: (row) => row.networks.map(({ name }) => name),
  },
  {
    id: "label",
    label: t("filters.label"),
    valuesOf: (row) => labelValues(row.labels),
    matches: (row, value) => hasLabel(row.labels, value),
    freeText: (label) => t("filters.useLabel", { label }),
    // People's own before Docker's.
    last: (value) => value.startsWith("com.docker."),
    width: 360,
  },
];

/** The first two always stand. */
const quickStates = ["running", "exited", "paused", "restarting", "created", "removing", "dead"] as const;

/** The conditions of containers as buttons with counts. */
export const useQuickStates = (): readonly Quick[] => {
  const t = useTranslations("containers.summary");
  return useMemo(
    () => [
      ...quickStates.map((state, at) => ({
        facet: "state",
        value: state,
        label: t(state),
        tone: stateTone({ state, health: null, exitCode: null }),
        always: at < 2,
      })),
      { facet: "health", value: "unhealthy", label: t("unhealthy"), tone: "bad" },
    ],
    [t],
  );
};
