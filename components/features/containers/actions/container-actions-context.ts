"use client";

import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { Pending } from "./pending.ts";
import type { PendingActions } from "./pending-actions.ts";
import type { Verb } from "./verb.ts";

export type ContainerActions = {
  environment: string;
  pending: PendingActions;
  /** Does it, or first asks what has to be asked: what will be lost, and which signal. `skipped` are named there. */
  request(verb: Verb, rows: readonly ContainerRow[], skipped?: readonly ContainerRow[]): void;
  /** As `request`, but asks for timeout and signal as well. */
  requestWithOptions(
    verb: "stop" | "restart",
    rows: readonly ContainerRow[],
    skipped?: readonly ContainerRow[],
  ): void;
};

export const ContainerActionsContext = createContext<ContainerActions | null>(null);

/** What can be done to containers. */
export const useContainerActions = (): ContainerActions => {
  const actions = useContext(ContainerActionsContext);
  if (!actions) throw new Error("useContainerActions needs a ContainerActionsProvider above it");
  return actions;
};

/** What is being done to one container; draws only when that changes. */
export const usePending = (id: string): Pending | null => {
  const { pending } = useContainerActions();
  const read = useCallback(() => pending.get(id), [pending, id]);
  return useSyncExternalStore(pending.subscribe, read, () => null);
};
