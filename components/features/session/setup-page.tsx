"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { NewPassword } from "#components/shared/account/new-password.tsx";
import { usePasswordRules } from "#components/shared/account/use-password-rules.ts";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";
import { SessionCard } from "./session-card.tsx";
import { useSession } from "./use-session.ts";

/** The first start: creates the administrator, with the token that only who started the panel can know. */
export function SetupPage() {
  const t = useTranslations("session");
  const { data } = useSession();
  const router = useRouter();
  useEffect(() => {
    if (data && !data.setupNeeded) router.replace("/");
  }, [data, router]);
  if (!data?.setupNeeded) return null;
  return (
    <SessionCard title={t("setupTitle")} intro={t("setupIntro")}>
      <SetupForm />
    </SessionCard>
  );
}

function SetupForm() {
  const t = useTranslations("session");
  const rules = usePasswordRules();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { token: "", username: "admin", password: "", repeat: "" },
    validate: {
      token: rules.required,
      username: rules.username,
      password: rules.password,
      repeat: (value, values) => rules.repeat(value, values.password),
    },
  });
  const field = (name: "password" | "repeat") => ({
    value: form.values[name],
    onChange: (value: string) => form.setFieldValue(name, value),
    error: form.errors[name],
  });
  const setup = useMutation({
    mutationFn: ({ repeat: _, token, ...input }: typeof form.values) =>
      call(session.setup, { ...input, token: token.trim() }),
    onSuccess: (account) => setSession(client, account),
  });
  return (
    <form onSubmit={form.onSubmit((values) => setup.mutate(values))} noValidate>
      <Stack gap="sm" mt="md">
        <TextInput
          label={t("setupToken")}
          description={t("setupTokenHint")}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          {...form.getInputProps("token")}
        />
        <TextInput
          label={t("username")}
          description={t("usernameHint")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps("username")}
        />
        <NewPassword
          label={t("password")}
          repeatLabel={t("passwordRepeat")}
          password={field("password")}
          repeat={field("repeat")}
        />
        {setup.error && <ErrorNotice error={setup.error} />}
        <Button type="submit" size="sm" loading={setup.isPending}>
          {t("create")}
        </Button>
      </Stack>
    </form>
  );
}
