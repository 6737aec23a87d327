"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceTableOptions } from "#components/shared/resource-table/use-resource-table.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ProjectActions } from "./project-actions.tsx";

type Grouping = Pick<ResourceTableOptions<ContainerRow>, "groupBy" | "renderGroup">;

const none: Grouping = { groupBy: null };

/** Puts containers under their compose projects, each with its counts and actions. */
export const useProjectGroups = (grouped: boolean): Grouping => {
  const t = useTranslations("containers.filters");
  return useMemo(() => {
    if (!grouped) return none;
    return {
      groupBy: ({ project }) =>
        project === null ? { key: "", label: t("noProject") } : { key: project, label: visible(project) },
      // What belongs to no project is not started or stopped as one.
      renderGroup: (rows, group, context) =>
        group.key === "" ? null : <ProjectActions rows={rows} label={group.label} context={context} />,
    };
  }, [grouped, t]);
};
