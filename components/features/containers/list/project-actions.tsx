"use client";

import { useTranslations } from "next-intl";
import { GroupActIcon } from "#components/shared/actions/act-button.tsx";
import { useActions } from "#components/shared/actions/actions-context.ts";
import type { CellContext } from "#components/shared/resource-table/column.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { Verb } from "../actions/verb.ts";
import classes from "./list.module.css";
import { ProjectLogs } from "./logs-links.tsx";

type Props = { rows: readonly ContainerRow[]; label: string; context: CellContext };

/** What stands in the head of a project: how many of its containers run, and what can be done to all of them. */
export function ProjectActions({ rows, label, context }: Props) {
  const t = useTranslations("containers.groups");
  const { environment } = useActions();
  const project = rows[0]?.project;
  const running = rows.filter(({ state }) => state === "running").length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name a part of a form, and there is none
    <span className={classes.group} role="group" aria-label={t("actions", { project: label })}>
      <span className={classes.groupCount}>{t("running", { running })}</span>
      {(["start", "stop", "restart"] as const).map((verb) => (
        <GroupActIcon<Verb> key={verb} verb={verb} rows={rows} name={label} tabIndex={context.tabIndex} />
      ))}
      {project && <ProjectLogs environment={environment} project={project} tabIndex={context.tabIndex} />}
    </span>
  );
}
