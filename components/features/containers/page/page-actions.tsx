"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "#components/shared/actions/act-button.tsx";
import { PageMenu } from "#components/shared/actions/act-menu.tsx";
import { CopyButton } from "#components/shared/resource-page/copy-button.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import { loadMenuItems } from "../actions/load-menu-items.ts";
import { primaryVerb, type Verb } from "../actions/verb.ts";

/** The actions of a container's page: the obvious ones as buttons, all of them in the menu. */
export function PageActions({ row }: { row: ContainerRow }) {
  const t = useTranslations("actions");
  return (
    <>
      {/* The menu has it, too: on a phone there is no room. */}
      <CopyButton
        visibleFrom="sm"
        label={t("copyInspect")}
        text={dockerCommand({ action: "inspect", containers: [row.name] })}
      />
      {row.state === "running" && <ActButton<Verb> row={row} verb="restart" />}
      <ActButton<Verb> row={row} verb={primaryVerb(row)} variant="light" />
      <PageMenu row={row} load={loadMenuItems} />
    </>
  );
}
