"use client";

import { Button, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChangePasswordForm } from "#components/shared/account/change-password-form.tsx";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { type Account, session } from "#lib/contracts/session.ts";
import { SessionCard } from "./session-card.tsx";

/** Stands in place of every page while the password is one that was handed over: nothing else can be done before. */
export function FirstPassword({ account }: { account: Account }) {
  const t = useTranslations("session");
  const notify = useNotify();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => call(session.signOut, {}),
    onSuccess: () => setSession(client, null),
  });
  return (
    <SessionCard
      title={t("firstPasswordTitle")}
      intro={t("firstPasswordIntro", { username: account.username })}
    >
      <Stack gap="sm" mt="md">
        <ChangePasswordForm
          username={account.username}
          currentLabel={t("oneTimePassword")}
          submitLabel={t("firstPasswordSubmit")}
          onChanged={() => notify.done(t("firstPasswordDone"))}
        />
        {signOut.error && <ErrorNotice error={signOut.error} />}
        <Button variant="subtle" color="gray" onClick={() => signOut.mutate()} loading={signOut.isPending}>
          {t("signOutInstead")}
        </Button>
      </Stack>
    </SessionCard>
  );
}
