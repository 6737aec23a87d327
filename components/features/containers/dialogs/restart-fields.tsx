"use client";

import { NumberInput, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { Limits } from "../actions/change-acts.ts";

const policies = ["no", "always", "unless-stopped", "on-failure"] as const;
type Policy = (typeof policies)[number];
export type Restart = NonNullable<Limits["restart"]>;

/** A spec's policy, where none is `no`. */
export const asRestart = ({ policy, maximumRetries }: ContainerSpec["restart"]): Restart => ({
  policy: (policy || "no") as Policy,
  maximumRetries,
});

export const isSameRestart = (one: Restart, other: Restart): boolean =>
  one.policy === other.policy && one.maximumRetries === other.maximumRetries;

/** The restart policy, and how often it is tried after a failure. */
export function RestartFields({ restart, onChange }: { restart: Restart; onChange(restart: Restart): void }) {
  const t = useTranslations("run");
  return (
    <>
      <Select
        label={t("flags.restart.label")}
        data={policies.map((value) => ({ value, label: t(`restart.${value}`) }))}
        value={restart.policy}
        onChange={(value) => onChange({ policy: (value ?? "no") as Policy, maximumRetries: 0 })}
      />
      {restart.policy === "on-failure" && (
        <NumberInput
          size="xs"
          label={t("change.retries")}
          placeholder={t("change.unlimited")}
          min={1}
          max={2 ** 31 - 1}
          allowDecimal={false}
          allowNegative={false}
          value={restart.maximumRetries || ""}
          onChange={(value) => onChange({ policy: "on-failure", maximumRetries: Number(value) || 0 })}
        />
      )}
    </>
  );
}
