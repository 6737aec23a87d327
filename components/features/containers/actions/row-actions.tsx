"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconTerminal2 } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { Hint } from "#components/ui/hint.tsx";
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

/** The menu is built when it is first asked for: scrolling a list must not build one for every row that passes. */
function RowMenu({ row, tabIndex }: Props) {
  const t = useTranslations("containers.actions");
  const [wanted, setWanted] = useState(false);
  const label = t("row", { name: visible(row.name) });
  if (wanted) return <OpeningMenu row={row} tabIndex={tabIndex} label={label} />;
  return (
    <ActionIcon
      tabIndex={tabIndex}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    >
      <IconDots size={15} aria-hidden />
    </ActionIcon>
  );
}

/** Takes the focus from the button that it replaces before it opens, for the menu gives it back to who had it then. */
function OpeningMenu({ row, tabIndex, label }: Props & { label: string }) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon tabIndex={tabIndex} aria-label={label} autoFocus>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{opened && <ActionMenuItems row={row} />}</Menu.Dropdown>
    </Menu>
  );
}
