"use client";

import { Menu } from "@mantine/core";
import {
  IconBell,
  IconBellOff,
  IconCopyPlus,
  IconPencil,
  IconRotate2,
  IconTerminal2,
  IconTransferIn,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import classes from "#components/shared/actions/actions.module.css";
import { CopyItems } from "#components/shared/actions/copy-items.tsx";
import { useExitWatch } from "#components/shared/exit-watch/exit-watch-context.ts";
import { newContainerHref } from "#components/shared/links/resource-href.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { shortId } from "#lib/docker/names.ts";
import { terminalHref } from "../links.ts";
import type { Change } from "./change-acts.ts";
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
      <ExitWatchItem row={row} />
      <Menu.Divider />
      <ActItem<Change> row={row} verb="rename" />
      <ActItem<Change> row={row} verb="update" />
      <AnewItems row={row} />
      <CopyItems commands={commandsOf(row)} id={row.id} />
      <Menu.Divider />
      <ActItem<Verb> row={row} verb="remove" />
    </>
  );
}

/** Another container like it, or itself with other settings. */
function AnewItems({ row }: { row: ContainerRow }) {
  const t = useTranslations("run.menu");
  const { environment } = useContainerActions();
  if (!useCan()("container.create")) return null;
  const to = (start: Parameters<typeof newContainerHref>[1]) => newContainerHref(environment, start);
  const id = shortId(row.id);
  return (
    <>
      {!row.self && (
        <Menu.Item
          component={Link}
          prefetch={false}
          href={to({ edit: id })}
          leftSection={<IconPencil size={15} stroke={1.75} aria-hidden />}
        >
          {t("edit")}
        </Menu.Item>
      )}
      {!row.self && (
        <Menu.Item
          component={Link}
          prefetch={false}
          href={to({ edit: id, pull: "always" })}
          leftSection={<IconRotate2 size={15} stroke={1.75} aria-hidden />}
        >
          {t("recreate")}
        </Menu.Item>
      )}
      <Menu.Item
        component={Link}
        prefetch={false}
        href={to({ from: id })}
        leftSection={<IconCopyPlus size={15} stroke={1.75} aria-hidden />}
      >
        {t("duplicate")}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

/** "Tell me when it exits", as `docker wait` does at a terminal. */
function ExitWatchItem({ row }: { row: ContainerRow }) {
  const t = useTranslations("exitWatch");
  const { environment } = useContainerActions();
  const { isWatched, watch, forget } = useExitWatch();
  const watched = isWatched(row.id);
  if (row.state !== "running" && row.state !== "paused") return null;
  const Icon = watched ? IconBellOff : IconBell;
  return (
    <Menu.Item
      leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
      onClick={() => (watched ? forget(row.id) : watch(environment, row))}
    >
      {t(watched ? "forget" : "tellMe")}
    </Menu.Item>
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
