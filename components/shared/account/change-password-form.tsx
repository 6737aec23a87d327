"use client";

import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";
import { ErrorNotice } from "../errors/error-notice.tsx";
import { NewPassword } from "./new-password.tsx";
import { usePasswordRules } from "./use-password-rules.ts";
import { setSession } from "./use-session-report.ts";

type Props = {
  username: string;
  /** What the password in use is called here. */
  currentLabel: string;
  submitLabel: string;
  onChanged(): void;
};

/** Changes one's own password. The session goes on; all others of the account end. */
export function ChangePasswordForm({ username, currentLabel, submitLabel, onChanged }: Props) {
  const t = useTranslations("account");
  const showPassword = useTranslations("ui")("showPassword");
  const rules = usePasswordRules();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current: "", next: "", repeat: "" },
    validate: {
      current: rules.required,
      next: rules.password,
      repeat: (value, values) => rules.repeat(value, values.next),
    },
  });
  const field = (name: "next" | "repeat") => ({
    value: form.values[name],
    onChange: (value: string) => form.setFieldValue(name, value),
    error: form.errors[name],
  });
  const change = useMutation({
    mutationFn: ({ current, next }: typeof form.values) => call(session.changePassword, { current, next }),
    onSuccess: (account) => {
      setSession(client, account);
      form.reset();
      onChanged();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <Stack gap="sm">
        {/* For password managers: whose password this is. */}
        <input type="text" hidden readOnly autoComplete="username" value={username} />
        <PasswordInput
          label={currentLabel}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": showPassword }}
          {...form.getInputProps("current")}
        />
        <NewPassword
          label={t("newPassword")}
          repeatLabel={t("repeatPassword")}
          password={field("next")}
          repeat={field("repeat")}
        />
        {change.error && <ErrorNotice error={change.error} />}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
