"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { NameList } from "#components/shared/actions/name-list.tsx";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "../actions/cli.ts";
import type { VerbOptions } from "../actions/verb.ts";
import type { DialogProps } from "./dialog-props.ts";
import { SignalSelect } from "./signal-select.tsx";

type Props = DialogProps & { onConfirm(options: VerbOptions): void };

/** Asks which signal to send. */
export function KillDialog({ rows, skipped, onConfirm, onClose }: Props) {
  const t = useTranslations("containers.dialogs");
  const [signal, setSignal] = useState("SIGKILL");
  return (
    <ActDialog
      title={t("killTitle", { count: rows.length, name: visible(rows[0]?.name ?? "") })}
      cli={cliOf("kill", rows, { signal })}
      confirm={t("killButton", { count: rows.length })}
      destructive={signal === "SIGKILL"}
      skipped={skipped}
      onConfirm={() => onConfirm({ signal })}
      onClose={onClose}
    >
      {rows.length > 1 && (
        <Text size="sm">
          <NameList of={rows} />
        </Text>
      )}
      <Text size="sm">{t("killIntro")}</Text>
      <SignalSelect value={signal} onChange={setSignal} />
    </ActDialog>
  );
}
