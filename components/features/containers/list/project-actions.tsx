"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { CellContext } from "#components/shared/resource-table/column.ts";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { bulkTargets } from "../actions/bulk-targets.ts";
import { useContainerActions } from "../actions/container-actions-context.ts";
import { useRefusalText } from "../actions/use-refusal-text.ts";
import type { Verb } from "../actions/verb.ts";
import { VerbIcon } from "../actions/verb-icon.tsx";
import classes from "./list.module.css";

type Props = { rows: readonly ContainerRow[]; label: string; context: CellContext };

/** What stands in the head of a project: how many of its containers run, and what can be done to all of them. */
export function ProjectActions({ rows, label, context }: Props) {
  const t = useTranslations("containers.groups");
  const running = rows.filter(({ state }) => state === "running").length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name a part of a form, and there is none
    <span className={classes.group} role="group" aria-label={t("actions", { project: label })}>
      <span className={classes.groupCount}>{t("running", { running })}</span>
      {(["start", "stop", "restart"] as const).map((verb) => (
        <ProjectAction key={verb} verb={verb} rows={rows} label={label} tabIndex={context.tabIndex} />
      ))}
    </span>
  );
}

type ActionProps = Pick<Props, "rows" | "label"> & { verb: Verb; tabIndex: 0 | -1 };

function ProjectAction({ verb, rows, label, tabIndex }: ActionProps) {
  const t = useTranslations("containers");
  const can = useCan();
  const { request } = useContainerActions();
  const refusalText = useRefusalText();
  const { targets, skipped, refusal } = bulkTargets(rows, verb, can);
  const word = t(`verbs.${verb}`);
  const hint =
    refusal === null
      ? t("actions.count", { verb: word, count: targets.length })
      : `${word}: ${refusalText(refusal, verb)}`;
  return (
    <Tooltip label={hint} multiline maw={300}>
      <ActionIcon
        size={26}
        className={classes.icon}
        tabIndex={tabIndex}
        aria-label={t("actions.verbOn", { verb: word, name: label })}
        {...(targets.length === 0 ? { "aria-disabled": true, "data-disabled": true } : {})}
        onClick={() => {
          if (targets.length > 0) request(verb, targets, skipped);
        }}
      >
        <VerbIcon verb={verb} />
      </ActionIcon>
    </Tooltip>
  );
}
