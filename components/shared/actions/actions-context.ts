"use client";

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Acts, Refusal } from "./act.ts";
import type { PendingActions } from "./pending-actions.ts";

/** What the parts below an `ActionsProvider` know and can ask for. */
export type Actions<R extends { id: string }, V extends string, O extends object> = {
  environment: string;
  acts: Acts<R, V, O>;
  pending: PendingActions<R>;
  refusalOf(verb: V, row: R): Refusal | null;
  /** Does it, or first asks what has to be asked. `skipped` were selected, too, and are named there. */
  request(verb: V, rows: readonly R[], skipped?: readonly R[]): void;
  /** Always opens the noun's dialog. */
  ask(verb: V, rows: readonly R[], skipped?: readonly R[]): void;
};

/** A noun's own provider stands above a noun's own parts: what is in it is known to be of their types. */
export const ActionsContext = createContext<unknown>(null);

/** What can be done to the noun of the provider above. */
export const useActions = <R extends { id: string }, V extends string, O extends object = object>(): Actions<
  R,
  V,
  O
> => {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error("useActions needs an ActionsProvider above it");
  return actions as Actions<R, V, O>;
};

/** Whether something is being done to a row, and in which words; draws only when that changes. */
export const usePending = (id: string): string | null => {
  const { pending, acts } = useActions<{ id: string }, string>();
  const read = useCallback(() => pending.get(id), [pending, id]);
  const one = useSyncExternalStore(pending.subscribe, read, () => null);
  return one === null ? null : (acts.verbs[one.verb]?.doing ?? null);
};
