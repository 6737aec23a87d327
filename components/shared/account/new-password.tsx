"use client";

import { PasswordInput, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./new-password.module.css";
import { passwordStrength } from "./password-strength.ts";

type Field = { value: string; onChange(value: string): void; error: ReactNode };
type Props = { label: string; repeatLabel: string; password: Field; repeat: Field };

/** The two fields of a new password, with its strength while it is typed. */
export function NewPassword({ label, repeatLabel, password, repeat }: Props) {
  const t = useTranslations("session");
  const toggle = { "aria-label": useTranslations("ui")("showPassword") };
  return (
    <Stack gap="sm">
      <div>
        <PasswordInput
          label={label}
          description={t("passwordHint")}
          autoComplete="new-password"
          value={password.value}
          onChange={(event) => password.onChange(event.currentTarget.value)}
          error={password.error}
          visibilityToggleButtonProps={toggle}
        />
        {password.value !== "" && <Strength password={password.value} />}
      </div>
      <PasswordInput
        label={repeatLabel}
        autoComplete="new-password"
        value={repeat.value}
        onChange={(event) => repeat.onChange(event.currentTarget.value)}
        error={repeat.error}
        visibilityToggleButtonProps={toggle}
      />
    </Stack>
  );
}

function Strength({ password }: { password: string }) {
  const t = useTranslations("session");
  const strength = passwordStrength(password);
  return (
    <div className={classes.strength}>
      <span className={classes.bar} data-strength={strength} aria-hidden />
      <Text size="xs" c="dimmed" role="status">
        {t("strength")}: {t(`strength${strength}`)}
      </Text>
    </div>
  );
}
