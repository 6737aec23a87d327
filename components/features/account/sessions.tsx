"use client";

import { Badge, Button, Group, Skeleton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { call } from "#lib/client/api-client.ts";
import { account, type OwnSession } from "#lib/contracts/account.ts";
import { visible } from "#lib/format/control-characters.ts";
import { readUserAgent } from "#lib/format/user-agent.ts";
import classes from "./account.module.css";
import { refreshSessions, useSessions } from "./queries.ts";

/** Where one is signed in, and the end of what one does not recognise. */
export function Sessions() {
  const query = useSessions();
  if (query.isError && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton height={44} />;
  const current = query.data.filter((one) => one.current);
  const others = query.data.filter((one) => !one.current);
  return (
    <>
      <ul className={classes.sessionList}>
        {[...current, ...others].map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      <Others count={others.length} />
    </>
  );
}

function Session({ session }: { session: OwnSession }) {
  const t = useTranslations("account");
  const device = useDevice()(session.userAgent);
  const client = useQueryClient();
  const notify = useNotify();
  const end = useMutation({
    mutationFn: () => call(account.endSession, { session: session.id }),
    onSuccess: () => notify.done(t("sessionEnded")),
    onError: (error) => notify.failed(error, { action: t("sessionEnd"), target: device }),
    onSettled: () => refreshSessions(client),
  });
  return (
    <li className={classes.session}>
      <div className={classes.sessionText}>
        <div className={classes.device} title={visible(session.userAgent)}>
          {device}
          {session.current && (
            <Badge variant="default" size="xs" tt="none">
              {t("sessionThis")}
            </Badge>
          )}
        </div>
        <div className={classes.sessionFacts}>
          <span>{t("sessionFrom", { address: session.address })}</span>
          <span>
            {t("sessionOpened")} <RelativeTime at={session.createdAt} />
          </span>
          <span>
            {t("sessionUsed")} <RelativeTime at={session.usedAt} />
          </span>
        </div>
      </div>
      {!session.current && (
        <Button
          variant="default"
          aria-label={t("sessionEndNamed", { device, address: session.address })}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("sessionEnd")}
        </Button>
      )}
    </li>
  );
}

/** Browser and system in words; a client may say of itself what it likes. */
const useDevice = () => {
  const t = useTranslations("account");
  return (userAgent: string): string => {
    const { browser, system } = readUserAgent(userAgent);
    if (browser && system) return t("sessionDevice", { browser, system });
    return browser ?? system ?? t("sessionUnknown");
  };
};

function Others({ count }: { count: number }) {
  const t = useTranslations("account");
  const confirm = useConfirm();
  const client = useQueryClient();
  const notify = useNotify();
  const end = useMutation({
    mutationFn: () => call(account.endOtherSessions, {}),
    onSuccess: ({ ended }) => notify.done(t("sessionsEnded", { count: ended })),
    onError: (error) => notify.failed(error, { action: t("sessionEndOthers") }),
    onSettled: () => refreshSessions(client),
  });
  if (count === 0) return <p className={classes.alone}>{t("sessionsAlone")}</p>;
  const ask = async () => {
    const answer = await confirm({
      title: t("sessionEndOthersTitle"),
      message: t("sessionEndOthersText"),
      confirm: t("sessionEndOthers"),
      destructive: true,
    });
    if (answer) end.mutate();
  };
  return (
    <Group>
      <Button variant="default" loading={end.isPending} onClick={() => void ask()}>
        {t("sessionEndOthers")}
      </Button>
    </Group>
  );
}
