"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { usePulls } from "#components/shared/pulls/use-pulls.ts";
import { call } from "#lib/client/api-client.ts";
import { type PullRow, pulls } from "#lib/contracts/pulls.ts";

type Waiting = { id: string; resolve(row: PullRow): void };

/** Pulls an image and waits until it is there, or is not to be had. `pull` is the one that was waited for last. */
export function usePullFirst(environment: string) {
  const rows = usePulls(environment).data?.items;
  const waiting = useRef<Waiting | null>(null);
  const [id, setId] = useState<string | null>(null);
  const pull = rows?.find((row) => row.id === id) ?? null;
  useEffect(() => {
    if (pull === null || pull.state === "running" || waiting.current?.id !== pull.id) return;
    waiting.current.resolve(pull);
    waiting.current = null;
  }, [pull]);
  const start = useCallback(
    async (reference: string, platform: string): Promise<PullRow> => {
      const row = await call(pulls.start, {
        environment,
        reference,
        ...(platform === "" ? {} : { platform }),
      });
      setId(row.id);
      if (row.state !== "running") return row;
      return new Promise((resolve) => {
        waiting.current = { id: row.id, resolve };
      });
    },
    [environment],
  );
  return { pull, start };
}
