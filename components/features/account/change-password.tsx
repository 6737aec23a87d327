"use client";

import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { NewPassword } from "#components/shared/account/new-password.tsx";
import { usePasswordRules } from "#components/shared/account/use-password-rules.ts";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";

/** Changes one's own password. The session goes on; all others of the account end. */
export function ChangePassword() {
  const t = useTranslations("account");
  const showPassword = useTranslations("ui")("showPassword");
  const { username } = useAccount();
  const rules = usePasswordRules();
  const notify = useNotify();
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
      notify.done(t("changed"));
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <Stack gap="sm" maw={360}>
        {/* For password managers: whose password this is. */}
        <input type="text" hidden readOnly autoComplete="username" value={username} />
        <PasswordInput
          label={t("currentPassword")}
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
            {t("change")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
