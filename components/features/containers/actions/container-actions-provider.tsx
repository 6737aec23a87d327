"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { Asked } from "../dialogs/asked-dialog.tsx";
import { useContainers } from "../queries.ts";
import { type ContainerActions, ContainerActionsContext } from "./container-actions-context.ts";
import { PendingActions } from "./pending-actions.ts";
import { useRunActions } from "./use-run-actions.tsx";

// Dialogs are not part of what the list has to load first.
const AskedDialog = dynamic(
  () => import("../dialogs/asked-dialog.tsx").then((module) => module.AskedDialog),
  {
    ssr: false,
  },
);

type Props = { environment: string; children: ReactNode };

/** Gives what is below it the actions on containers: asks what has to be asked, does it, and says how it went. */
export function ContainerActionsProvider({ environment, children }: Props) {
  const [pending] = useState(() => new PendingActions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const run = useRunActions(environment, pending);
  useSettledByTheLiveList(environment, pending);
  const actions = useMemo<ContainerActions>(
    () => ({
      environment,
      pending,
      request: (verb, rows, skipped = []) => {
        if (verb === "kill" || verb === "remove") setAsked({ verb, rows, skipped });
        else run(verb, rows, {});
      },
      requestWithOptions: (verb, rows, skipped = []) => setAsked({ verb, rows, skipped }),
    }),
    [environment, pending, run],
  );
  return (
    <ContainerActionsContext value={actions}>
      {children}
      {asked && (
        <AskedDialog asked={asked} environment={environment} onRun={run} onClose={() => setAsked(null)} />
      )}
    </ContainerActionsContext>
  );
}

/** The live list is the truth: what it shows to be done is under way no more. */
const useSettledByTheLiveList = (environment: string, pending: PendingActions): void => {
  const rows = useContainers(environment).data?.items;
  useEffect(() => {
    if (!rows) return;
    const settle = () => {
      if (pending.size === 0) return;
      const byId = new Map<string, ContainerRow>(rows.map((row) => [row.id, row]));
      pending.settle((id) => byId.get(id), Date.now());
    };
    settle();
    return pending.subscribe(settle);
  }, [rows, pending]);
};
