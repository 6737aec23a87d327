"use client";

import { SegmentedControl, Select, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { TerminalOpening } from "#components/shared/terminal/terminal-opening.ts";
import { type TerminalKind, TerminalStart } from "#components/shared/terminal/terminal-start.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { channels } from "#lib/contracts/index.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./terminals-page.module.css";

type Props = {
  environment: string;
  rows: readonly ContainerRow[];
  /** The container for which another command was asked for. */
  wanted: string | null;
  /** A saved command that was asked for elsewhere, to be run in it. */
  wantedCommand: string | null;
  onOpen(opening: TerminalOpening, container: { id: string; name: string }): void;
};

/** Where a terminal begins: a running container, its own process or a new one, and how. */
export function NewTerminal({ environment, rows, wanted, wantedCommand, onOpen }: Props) {
  const t = useTranslations("terminals");
  const can = useCan();
  const [chosen, setChosen] = useState(wanted);
  const [kind, setKind] = useState<TerminalKind>("exec");
  const running = rows.filter((row) => row.state === "running").sort((a, b) => a.name.localeCompare(b.name));
  const row = running.find((one) => one.id === chosen || one.name === chosen);
  const container = row ? { id: row.id, name: row.name } : null;
  const hasPowerMissing = row?.hostPower === true && !can("container.host-power");
  return (
    <div className={classes.new}>
      <div className={classes.newInner}>
        <Title order={2}>{t("newTitle")}</Title>
        <Select
          label={t("container")}
          placeholder={running.length === 0 ? t("noneRunning") : t("containerPick")}
          description={hasPowerMissing ? t("hostPower") : undefined}
          data={running.map((one) => ({ value: one.id, label: visible(one.name) }))}
          value={row?.id ?? null}
          onChange={setChosen}
          disabled={running.length === 0}
          nothingFoundMessage={t("containerNone")}
          searchable
          size="sm"
        />
        <SegmentedControl
          aria-label={t("kind")}
          data={[
            { value: "exec", label: t("kindExec"), disabled: !can(channels.terminals.exec.access) },
            { value: "attach", label: t("kindAttach"), disabled: !can(channels.terminals.attach.access) },
          ]}
          value={kind}
          onChange={(value) => setKind(value as TerminalKind)}
        />
        <TerminalStart
          target={
            container && {
              environment,
              container: container.id,
              name: container.name,
              image: row?.image ?? "",
            }
          }
          kind={kind}
          running
          ownCommand={wanted !== null && wantedCommand === null}
          wantedCommand={wantedCommand}
          onStart={(opening) => container && onOpen(opening, container)}
        />
      </div>
    </div>
  );
}
