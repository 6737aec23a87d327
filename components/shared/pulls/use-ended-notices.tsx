"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PullRow } from "#lib/contracts/pulls.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { useAccount } from "../account/account-context.tsx";
import { useNotify } from "../errors/use-notify.tsx";
import { usePulls } from "./use-pulls.ts";

/** Says how the reader's own pulls ended; `quiet` while they are looked at anyway. */
export const useEndedNotices = ({ environment, quiet }: { environment: string; quiet: boolean }): void => {
  const t = useTranslations("pulls");
  const notify = useNotify();
  const { username } = useAccount();
  const items = usePulls(environment).data?.items;
  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const own = (items ?? []).filter(({ startedBy }) => startedBy === username);
    const ended = own.filter(({ id, state }) => state !== "running" && running.current.has(id));
    running.current = new Set(own.filter(({ state }) => state === "running").map(({ id }) => id));
    if (quiet) return;
    for (const pull of ended) {
      const target = familiarImageName(pull.reference);
      if (pull.state === "succeeded") notify.done(t("notices.succeeded", { name: target }));
      else if (pull.problem) notify.failed(errorOf(pull.problem), { action: t("notices.pull"), target });
    }
  }, [items, username, quiet, notify, t]);
};

/** What ended a pull, as any other failure is shown. What a registry does not have was never there: no word of "removed". */
export const errorOf = ({ code, reason }: NonNullable<PullRow["problem"]>): CodedError =>
  new CodedError(code === "not_found" ? "engine_refused" : code, reason, { reason });
