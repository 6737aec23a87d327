"use client";

import { VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { AccountContext } from "#components/shared/account/account-context.tsx";
import { useSessionReport } from "#components/shared/account/use-session-report.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useLiveRegistry, useSocket, useSocketState } from "#components/shared/live/live-provider.tsx";
import { FullPage } from "#components/ui/full-page.tsx";
import type { Account } from "#lib/contracts/session.ts";
import { signInAddress } from "./return-address.ts";
import { useFirstList } from "./use-first-list.ts";
import { useSession } from "./use-session.ts";

// One page in a person's life with the panel: forms are not loaded for it with every other page.
const FirstPassword = dynamic(() => import("./first-password.tsx").then((module) => module.FirstPassword), {
  ssr: false,
});

/**
 * Lets nothing below it exist, nor ask the API for anything, until somebody is signed in with a password of their own.
 * With another role everything is built and read anew: what a page shows depends on it.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const socketLost = useSocketState() === "disconnected";
  const { data, error, refetch } = useSession({ socketLost });
  const t = useTranslations("ui");
  const account = data?.account ?? null;
  const identity = account && !account.mustChangePassword ? `${account.id} ${account.role}` : null;
  const ready = useFirstList(identity !== null);
  useRedirect(data?.setupNeeded, account);
  useSessionEndWatch();
  useLookWhenCut(socketLost, refetch);
  useLiveWhile(identity);
  useRoleNotice(account);
  if (account?.mustChangePassword) return <FirstPassword account={account} />;
  if (account && ready) {
    return (
      <AccountContext key={identity} value={account}>
        {children}
      </AccountContext>
    );
  }
  if (error && !data) {
    return (
      <FullPage>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </FullPage>
    );
  }
  return <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>;
}

/** Goes to the setup or the sign-in page where nobody is signed in, and remembers the way back. */
const useRedirect = (setupNeeded: boolean | undefined, account: Account | null): void => {
  const router = useRouter();
  const wasSignedIn = useRef(false);
  if (account) wasSignedIn.current = true;
  useEffect(() => {
    if (setupNeeded === undefined || account) return;
    if (setupNeeded) return router.replace("/setup");
    const { pathname, search, hash } = window.location;
    router.replace(signInAddress(pathname + search + hash, wasSignedIn.current));
  }, [router, setupNeeded, account]);
};

/** Any answer that says "nobody is signed in" ends what is shown, whichever read or act it answers. */
const useSessionEndWatch = (): void => {
  const client = useQueryClient();
  const report = useSessionReport();
  useEffect(() => {
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") report(event.action.error);
    });
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") report(event.action.error);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client, report]);
};

/** The socket is cut when the session ends or the role changes: what has become of it is asked at once. */
const useLookWhenCut = (socketLost: boolean, look: () => unknown): void => {
  useEffect(() => {
    if (socketLost) look();
  }, [socketLost, look]);
};

/** The socket lives while somebody is signed in, in one role; what it brought is forgotten afterwards. */
const useLiveWhile = (identity: string | null): void => {
  const socket = useSocket();
  const registry = useLiveRegistry();
  const client = useQueryClient();
  useEffect(() => {
    if (identity === null) return;
    socket.connect();
    return () => {
      registry.stopAll();
      socket.disconnect();
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "/session" });
    };
  }, [identity, socket, registry, client]);
};

/** Says why the console has changed under the reader's hands. */
const useRoleNotice = (account: Account | null): void => {
  const t = useTranslations("session");
  const roles = useTranslations("account.roles");
  const { done } = useNotify();
  const before = useRef(account);
  useEffect(() => {
    const former = before.current;
    before.current = account;
    if (!account || former?.id !== account.id || former.role === account.role) return;
    done(t("roleChanged", { role: roles(account.role) }));
  }, [account, done, t, roles]);
};
