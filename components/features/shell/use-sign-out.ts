"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";

/** Ends the session, and leads to where another begins. */
export const useSignOut = () => {
  const t = useTranslations("shell");
  const client = useQueryClient();
  const notify = useNotify();
  const router = useRouter();
  return useMutation({
    mutationFn: () => call(session.signOut, {}),
    onSuccess: () => {
      // One who leaves on purpose begins at the start the next time.
      router.replace("/sign-in");
      setSession(client, null);
    },
    onError: (error) => notify.failed(error, { action: t("signOut") }),
  });
};
