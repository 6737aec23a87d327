"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { useSessionReport } from "#components/shared/account/use-session-report.ts";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { keepFollowing } from "#components/shared/live/keep-following.ts";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { type DetachedExec, execChannels, execs, type KeptOutput } from "#lib/contracts/execs.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { detachedInputOf, type ExecWish } from "../exec/exec-wish.ts";

const key = queryKey(execs.list, {});

/** One's own detached commands in a container, the newest first, as they are when a page is opened or one is started. */
export const useDetached = (environment: string, container: string) => {
  const query = useQuery({ ...queryFor(execs.list, {}), staleTime: 0, refetchOnMount: "always" });
  return (query.data ?? []).filter((one) => one.environment === environment && one.container === container);
};

const useChangeList = () => {
  const client = useQueryClient();
  return useCallback(
    (change: (list: DetachedExec[]) => DetachedExec[]) =>
      client.setQueryData<DetachedExec[]>(key, (list) => change(list ?? [])),
    [client],
  );
};

type Target = { environment: string; container: string; name: string };

/** Starts a command that runs by itself; says why where it cannot. */
export const useStartDetached = (): ((target: Target, wish: ExecWish) => Promise<void>) => {
  const t = useTranslations("terminals.detached");
  const notify = useNotify();
  const changeList = useChangeList();
  return useCallback(
    async (target, wish) => {
      try {
        const started = await call(execs.start, detachedInputOf(target, wish));
        changeList((list) => [started, ...list.filter(({ id }) => id !== started.id)]);
      } catch (error) {
        notify.failed(error, { action: t("run"), target: target.name });
      }
    },
    [t, notify, changeList],
  );
};

/** What can be done to one that was started. */
export const useDetachedActs = (exec: DetachedExec) => {
  const t = useTranslations("terminals.detached");
  const notify = useNotify();
  const changeList = useChangeList();
  const { id, containerName } = exec;
  return {
    stop: async () => {
      try {
        await call(execs.stop, { exec: id });
      } catch (error) {
        notify.failed(error, { action: t("stop"), target: containerName });
      }
    },
    forget: async () => {
      try {
        await call(execs.forget, { exec: id });
        changeList((list) => list.filter((one) => one.id !== id));
      } catch (error) {
        notify.failed(error, { action: t("forget"), target: containerName });
      }
    },
  };
};

type Followed = { exec: DetachedExec; output: KeptOutput | null; error: CodedError | null };

/** One as it runs; with its output where somebody reads it. */
export const useFollowExec = (first: DetachedExec, withOutput: boolean): Followed => {
  const socket = useSocket();
  const report = useSessionReport();
  const [followed, setFollowed] = useState<Followed>({ exec: first, output: null, error: null });
  const { id } = first;
  const isOver = followed.exec.ended !== null && (!withOutput || followed.output !== null);
  useEffect(() => {
    if (isOver) return;
    return keepFollowing((onClose) => {
      const input = { exec: id, withOutput };
      const channel = socket.open(execChannels.follow, input, {
        onMessage: ({ exec, output }) =>
          setFollowed((before) => ({ exec, output: output ?? before.output, error: null })),
        onClose: (error) => {
          report(error);
          if (error) setFollowed((before) => ({ ...before, error }));
          if (error?.code !== "not_found" && error?.code !== "forbidden") onClose();
        },
      });
      return () => channel.close();
    });
  }, [socket, report, id, withOutput, isOver]);
  return followed;
};
