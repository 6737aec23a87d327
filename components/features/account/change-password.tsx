"use client";

import { Box } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { ChangePasswordForm } from "#components/shared/account/change-password-form.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { refreshSessions } from "./queries.ts";

/** Changes one's own password; all other sessions are seen to end. */
export function ChangePassword() {
  const t = useTranslations("account");
  const { username } = useAccount();
  const notify = useNotify();
  const client = useQueryClient();
  const onChanged = () => {
    notify.done(t("changed"));
    void refreshSessions(client);
  };
  return (
    <Box maw={360}>
      <ChangePasswordForm
        username={username}
        currentLabel={t("currentPassword")}
        submitLabel={t("change")}
        onChanged={onChanged}
      />
    </Box>
  );
}
