"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useCan } from "../account/account-context.tsx";
import type { Acts, Refusal } from "./act.ts";
import { type Actions, ActionsContext } from "./actions-context.ts";
import { PendingActions } from "./pending-actions.ts";
import { useRunActs } from "./use-run-acts.tsx";

/** What has to be asked before it is done. */
export type Asked<R, V> = {
  verb: V;
  rows: readonly R[];
  /** Selected as well, but left as they are. */
  skipped: readonly R[];
};

/** What a noun's dialog is given. */
export type AskedDialogProps<R, V, O> = {
  environment: string;
  asked: Asked<R, V>;
  /** Does it to these rows; the dialog closes itself by `onClose`. */
  onRun(rows: readonly R[], options: O): void;
  onClose(): void;
};

type Props<R extends { id: string }, V extends string, O extends object> = {
  environment: string;
  acts: Acts<R, V, O>;
  /** The live rows: what they show to be done is under way no more. */
  rows: readonly R[] | undefined;
  /** Asks what has to be asked. Load it by `next/dynamic`: dialogs are not part of what a list has to load first. */
  Dialog: ComponentType<AskedDialogProps<R, V, O>>;
  children: ReactNode;
};

/** Gives what is below it the actions on a noun: asks what has to be asked, does it, and says how it went. */
export function ActionsProvider<R extends { id: string }, V extends string, O extends object>({
  environment,
  acts,
  rows,
  Dialog,
  children,
}: Props<R, V, O>) {
  const [pending] = useState(() => new PendingActions<R>());
  const [asked, setAsked] = useState<Asked<R, V> | null>(null);
  const run = useRunActs(acts, pending);
  const refusalOf = useRefusalOf(acts);
  useSettledByTheLiveList(acts, rows, pending);
  const actions = useMemo<Actions<R, V, O>>(() => {
    const ask = (verb: V, targets: readonly R[], skipped: readonly R[] = []) =>
      setAsked({ verb, rows: targets, skipped });
    return {
      ...{ environment, acts, pending, refusalOf, ask },
      request: (verb, targets, skipped) => {
        if (acts.verbs[verb].asks) ask(verb, targets, skipped);
        // No options are the options of every act.
        else run(verb, targets, {} as O);
      },
    };
  }, [environment, acts, pending, refusalOf, run]);
  return (
    <ActionsContext value={actions}>
      {children}
      {asked && (
        <Dialog
          environment={environment}
          asked={asked}
          onRun={(targets, options) => run(asked.verb, targets, options)}
          onClose={() => setAsked(null)}
        />
      )}
    </ActionsContext>
  );
}

const useRefusalOf = <R extends { id: string }, V extends string, O extends object>(acts: Acts<R, V, O>) => {
  const t = useTranslations("actions");
  const can = useCan();
  return useCallback(
    (verb: V, row: R): Refusal | null => {
      const act = acts.verbs[verb];
      if (!can(act.access)) return { reason: "permission", text: t("notAllowed") };
      const text = act.refusal?.(row) ?? null;
      return text === null ? null : { reason: "row", text };
    },
    [acts, can, t],
  );
};

const useSettledByTheLiveList = <R extends { id: string }, V extends string, O extends object>(
  acts: Acts<R, V, O>,
  rows: readonly R[] | undefined,
  pending: PendingActions<R>,
): void => {
  useEffect(() => {
    if (!rows) return;
    const settle = () => {
      if (pending.size === 0) return;
      const byId = new Map<string, R>(rows.map((row) => [row.id, row]));
      pending.settle(
        (id) => byId.get(id),
        Date.now(),
        (verb, now, before) => acts.verbs[verb as V].reached?.(now, before) ?? false,
      );
    };
    settle();
    return pending.subscribe(settle);
  }, [acts, rows, pending]);
};
