"use client";

import { ActionIcon } from "@mantine/core";
import { IconTerminal2 } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ActIcon } from "#components/shared/actions/act-button.tsx";
import { RowMenu } from "#components/shared/actions/act-menu.tsx";
import classes from "#components/shared/actions/actions.module.css";
import { Hint } from "#components/ui/hint.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";
import { terminalHref } from "../links.ts";
import { useContainerActions } from "./container-acts.ts";
import { loadMenuItems } from "./load-menu-items.ts";
import { terminalRefusal } from "./refusal.ts";
import { primaryVerb, type Verb } from "./verb.ts";

type Props = { row: ContainerRow; tabIndex: 0 | -1 };

/** The actions of a row: the obvious one, a shell, and a menu with all the others. */
export function RowActions({ row, tabIndex }: Props) {
  return (
    <span className={classes.row}>
      <ShellLink row={row} tabIndex={tabIndex} />
      <ActIcon<Verb> verb={primaryVerb(row)} row={row} tabIndex={tabIndex} />
      <RowMenu row={row} tabIndex={tabIndex} load={loadMenuItems} />
    </span>
  );
}

/** Only where a shell can be opened: the menu says why not elsewhere. */
function ShellLink({ row, tabIndex }: Props) {
  const t = useTranslations("containers.actions");
  const { environment } = useContainerActions();
  const can = useCan();
  if (terminalRefusal(row, "exec", can) !== null) return null;
  return (
    <Hint label={t("exec")}>
      <ActionIcon
        component={Link}
        prefetch={false}
        href={terminalHref(environment, row.id, "exec")}
        tabIndex={tabIndex}
        aria-label={t("execIn", { name: visible(row.name) })}
        className={classes.wide}
      >
        <IconTerminal2 size={15} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
