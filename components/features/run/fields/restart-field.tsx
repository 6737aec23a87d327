"use client";

import { Group, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRunForm } from "../form/run-form.ts";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";

const policies = ["no", "always", "unless-stopped", "on-failure"] as const;

/** `--restart`: a policy, and how often at most after a failure. */
export function RestartField({ field }: FieldProps) {
  const t = useTranslations("run.restart");
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const { policy, maximumRetries } = spec.restart;
  return (
    <Group align="flex-end" gap="xs">
      <Select
        {...{ label, description, error }}
        data={policies.map((value) => ({ value, label: t(value) }))}
        value={policy === "" ? "no" : policy}
        onChange={(value) => change({ restart: { policy: value ?? "no", maximumRetries: 0 } })}
        style={{ flex: "1 1 260px" }}
      />
      {policy === "on-failure" && (
        <TextInput
          size="xs"
          w={140}
          label={t("retries")}
          placeholder={t("unlimited")}
          inputMode="numeric"
          value={maximumRetries === 0 ? "" : String(maximumRetries)}
          onChange={(event) => {
            const count = Number(event.currentTarget.value.replace(/\D/g, "").slice(0, 6));
            change({ restart: { policy, maximumRetries: count } });
          }}
        />
      )}
    </Group>
  );
}
