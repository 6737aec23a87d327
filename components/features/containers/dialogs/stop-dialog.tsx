"use client";

import { Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { NameList } from "#components/shared/actions/name-list.tsx";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "../actions/cli.ts";
import type { VerbOptions } from "../actions/verb.ts";
import type { DialogProps } from "./dialog-props.ts";
import { SignalSelect } from "./signal-select.tsx";

type Props = DialogProps & { verb: "stop" | "restart"; onConfirm(options: VerbOptions): void };

/** Seconds from a field: undefined for an empty one, null for what is no choice. */
const readTimeout = (text: string): number | undefined | null => {
  if (text.trim() === "") return undefined;
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds >= -1 && seconds <= 86_400 ? seconds : null;
};

/** Asks how long to wait for containers to end, and by which signal. */
export function StopDialog({ verb, rows, skipped, onConfirm, onClose }: Props) {
  const t = useTranslations("containers.dialogs");
  const [timeoutText, setTimeoutText] = useState("");
  const [signal, setSignal] = useState("");
  const timeout = readTimeout(timeoutText);
  const options = { timeout: timeout ?? undefined, signal: signal === "" ? undefined : signal };
  const name = visible(rows[0]?.name ?? "");
  return (
    <ActDialog
      title={t(`${verb}Title`, { count: rows.length, name })}
      cli={cliOf(verb, rows, options)}
      confirm={t(`${verb}Button`, { count: rows.length })}
      ready={timeout !== null}
      skipped={skipped}
      onConfirm={() => onConfirm(options)}
      onClose={onClose}
    >
      {rows.length > 1 && (
        <Text size="sm">
          <NameList of={rows} />
        </Text>
      )}
      <Text size="sm">{t("stopIntro")}</Text>
      <TextInput
        data-autofocus
        label={t("timeout")}
        description={t("timeoutHint")}
        inputMode="numeric"
        value={timeoutText}
        onChange={(event) => setTimeoutText(event.currentTarget.value)}
        error={timeout === null ? t("timeoutInvalid") : undefined}
      />
      <SignalSelect own value={signal} onChange={setSignal} />
    </ActDialog>
  );
}
