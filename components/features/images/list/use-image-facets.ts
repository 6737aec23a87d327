"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Facet } from "#components/shared/list-page/facet.ts";
import type { Quick } from "#components/shared/list-page/quick-filters.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { hasLabel, labelValues } from "#lib/docker/label-filter.ts";
import { originsOf } from "../image-name.ts";

const uses = ["used", "unused", "dangling"] as const;

/** What the list of images can be narrowed by. */
export const useImageFacets = (): readonly Facet<ImageRow>[] => {
  const t = useTranslations("images.filters");
  const shared = useTranslations("usedBy.filters");
  return useMemo(
    () => [
      {
        id: "use",
        label: t("use"),
        valuesOf: (row) => [row.usedBy.count > 0 ? "used" : "unused", ...(row.dangling ? ["dangling"] : [])],
        choices: uses,
        labelOf: (value) => t(value as (typeof uses)[number]),
      },
      { id: "registry", label: t("registry"), valuesOf: (row) => originsOf(row).registries },
      {
        id: "repository",
        label: t("repository"),
        valuesOf: (row) => originsOf(row).repositories,
        width: 320,
      },
      {
        id: "label",
        label: shared("label"),
        valuesOf: (row) => labelValues(row.labels),
        matches: (row, value) => hasLabel(row.labels, value),
        freeText: (label) => shared("useLabel", { label }),
        last: (value) => value.startsWith("com.docker."),
        width: 360,
      },
    ],
    [t, shared],
  );
};

/** The uses of images as buttons with counts. */
export const useQuickUses = (): readonly Quick[] => {
  const t = useTranslations("images.filters");
  return useMemo(
    () => [
      { facet: "use", value: "used", label: t("used"), tone: "ok", always: true },
      { facet: "use", value: "unused", label: t("unused"), tone: "off", always: true },
      { facet: "use", value: "dangling", label: t("dangling"), tone: "warn" },
    ],
    [t],
  );
};
