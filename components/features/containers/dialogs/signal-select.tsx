"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { signals } from "#lib/docker/signals.ts";

type Props = {
  /** Empty stands for the container's own stop signal. */
  value: string;
  onChange(signal: string): void;
  /** Whether the container's own signal is a choice. */
  own?: boolean;
};

/** Which signal to send. */
export function SignalSelect({ value, onChange, own = false }: Props) {
  const t = useTranslations("containers.dialogs");
  const named = signals.map((signal) => ({ value: signal as string, label: signal as string }));
  return (
    <Select
      label={t("signal")}
      description={t("signalHint")}
      data={own ? [{ value: "", label: t("signalOwn") }, ...named] : named}
      value={value}
      onChange={(signal) => onChange(signal ?? "")}
      searchable
    />
  );
}
