"use client";

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { usePasswordRules } from "#components/shared/account/use-password-rules.ts";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";
import { returnAddress } from "./return-address.ts";
import classes from "./session.module.css";
import { SessionCard } from "./session-card.tsx";
import { useSession } from "./use-session.ts";

/** Signing in; afterwards the reader is where they wanted to be. */
export function SignInPage() {
  const t = useTranslations("session");
  const { data } = useSession();
  const router = useRouter();
  const parameters = useSearchParams();
  const signedIn = data?.account != null;
  useEffect(() => {
    if (data?.setupNeeded) router.replace("/setup");
    else if (signedIn) router.replace(returnAddress(parameters.get("next"), window.location.origin));
  }, [data?.setupNeeded, signedIn, router, parameters]);
  if (!data || data.setupNeeded || signedIn) return null;
  return (
    <SessionCard title={t("signInTitle")}>
      {parameters.has("expired") && (
        <div role="status" className={classes.expired}>
          {t("expired")}
        </div>
      )}
      <SignInForm />
    </SessionCard>
  );
}

function SignInForm() {
  const t = useTranslations("session");
  const showPassword = useTranslations("ui")("showPassword");
  const rules = usePasswordRules();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { username: "", password: "" },
    validate: { username: rules.required, password: rules.required },
  });
  const signIn = useMutation({
    mutationFn: (input: typeof form.values) => call(session.signIn, input),
    onSuccess: (account) => setSession(client, account),
    onError: () => form.setFieldValue("password", ""),
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack gap="sm" mt="md">
        <TextInput
          label={t("username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.getInputProps("username")}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": showPassword }}
          {...form.getInputProps("password")}
        />
        {signIn.error && <ErrorNotice error={signIn.error} />}
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t("signIn")}
        </Button>
      </Stack>
    </form>
  );
}
