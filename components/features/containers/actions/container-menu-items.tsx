"use client";

import { Menu } from "@mantine/core";
import { IconTerminal2, IconTransferIn } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import classes from "#components/shared/actions/actions.module.css";
import { CopyItems } from "#components/shared/actions/copy-items.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { terminalHref } from "../links.ts";
import { commandsOf } from "./cli.ts";
import { useContainerActions } from "./container-acts.ts";
import { terminalRefusal } from "./refusal.ts";
import type { Verb } from "./verb.ts";

/** The lines of a container's menu, in the row and on the page. */
export function ContainerMenuItems({ row }: { row: ContainerRow }) {
  return (
    <>
      <RoleNote row={row} />
      <ActItem<Verb> row={row} verb="start" />
      <ActItem<Verb> row={row} verb="stop" />
      <ActItem<Verb> row={row} verb="restart" />
      <ActItem<Verb> row={row} verb="pause" />
      <ActItem<Verb> row={row} verb="unpause" />
      <ActItem<Verb> row={row} verb="stop" withOptions />
      <ActItem<Verb> row={row} verb="restart" withOptions />
      <ActItem<Verb> row={row} verb="kill" />
      <Menu.Divider />
      <TerminalItem row={row} kind="exec" />
      <TerminalItem row={row} kind="attach" />
      <Menu.Divider />
      <CopyItems commands={commandsOf(row)} id={row.id} />
      <Menu.Divider />
      <ActItem<Verb> row={row} verb="remove" />
    </>
  );
}

const icons = { exec: IconTerminal2, attach: IconTransferIn } as const;

function TerminalItem({ row, kind }: { row: ContainerRow; kind: "exec" | "attach" }) {
  const t = useTranslations("containers");
  const { environment } = useContainerActions();
  const refusal = terminalRefusal(row, kind, useCan());
  const Icon = icons[kind];
  const icon = <Icon size={15} stroke={1.75} aria-hidden />;
  if (refusal === null) {
    return (
      <Menu.Item
        component={Link}
        prefetch={false}
        href={terminalHref(environment, row.id, kind)}
        leftSection={icon}
      >
        {t(`actions.${kind}`)}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item disabled leftSection={icon}>
      {t(`actions.${kind}`)}
      {/* The same is true of attach: once is enough. */}
      {kind === "exec" && refusal !== "permission" && (
        <span className={classes.refusal}>
          {t(refusal === "state" ? "stateRefusals.exec" : "refusals.hostPower")}
        </span>
      )}
    </Menu.Item>
  );
}
