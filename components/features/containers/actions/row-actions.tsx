"use client";

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconTerminal2 } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { terminalHref } from "../links.ts";
import { ActionMenuItems } from "./action-menu-items.tsx";
import classes from "./actions.module.css";
import { useContainerActions } from "./container-actions-context.ts";
import { terminalRefusal } from "./refusal.ts";
import { VerbButton } from "./verb-button.tsx";

type Props = { row: ContainerRow; tabIndex: 0 | -1 };

/** The actions of a row: the obvious one, a shell, and a menu with all the others. */
export function RowActions({ row, tabIndex }: Props) {
  return (
    <span className={classes.row}>
      <ShellLink row={row} tabIndex={tabIndex} />
      <VerbButton verb={primaryVerb(row)} row={row} tabIndex={tabIndex} />
      <RowMenu row={row} tabIndex={tabIndex} />
    </span>
  );
}

/** What is wanted most often in a state. */
export const primaryVerb = ({ state }: ContainerRow): "start" | "stop" | "unpause" => {
  if (state === "paused") return "unpause";
  return state === "running" || state === "restarting" ? "stop" : "start";
};

/** Only where a shell can be opened: the menu says why not elsewhere. */
function ShellLink({ row, tabIndex }: Props) {
  const t = useTranslations("containers.actions");
  const { environment } = useContainerActions();
  const can = useCan();
  if (terminalRefusal(row, "exec", can) !== null) return null;
  return (
    <Tooltip label={t("exec")}>
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
    </Tooltip>
  );
}

/** The menu is built when it is first opened: a list has thousands of rows. */
function RowMenu({ row, tabIndex }: Props) {
  const t = useTranslations("containers.actions");
  const [opened, setOpened] = useState(false);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={250}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon tabIndex={tabIndex} aria-label={t("row", { name: visible(row.name) })}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{opened && <ActionMenuItems row={row} />}</Menu.Dropdown>
    </Menu>
  );
}
