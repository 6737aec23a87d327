"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { UsedBy } from "#lib/contracts/used-by.ts";
import { hasLabel, labelValues } from "#lib/docker/label-filter.ts";
import type { Facet } from "../list-page/facet.ts";

type Row = {
  usedBy: UsedBy;
  driver: string;
  project: string | null;
  labels: Readonly<Record<string, string>>;
};

/** What a list of things that containers use can be narrowed by: in use or not, driver, project, label. */
export const useUsedFacets = <R extends Row>(): readonly Facet<R>[] => {
  const t = useTranslations("usedBy");
  return useMemo(
    () => [
      {
        id: "use",
        label: t("filters.use"),
        valuesOf: (row) => [row.usedBy.count > 0 ? "used" : "unused"],
        choices: ["used", "unused"],
        labelOf: (value) => (value === "used" ? t("filters.used") : t("unused")),
      },
      { id: "driver", label: t("filters.driver"), valuesOf: (row) => [row.driver] },
      {
        id: "project",
        label: t("filters.project"),
        valuesOf: (row) => (row.project === null ? [] : [row.project]),
      },
      {
        id: "label",
        label: t("filters.label"),
        valuesOf: (row) => labelValues(row.labels),
        matches: (row, value) => hasLabel(row.labels, value),
        freeText: (label) => t("filters.useLabel", { label }),
        last: (value) => value.startsWith("com.docker."),
        width: 360,
      },
    ],
    [t],
  );
};
