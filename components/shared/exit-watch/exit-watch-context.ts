"use client";

import { createContext, useContext } from "react";
import type { ContainerRow } from "#lib/contracts/container-row.ts";

export type WatchedContainer = Pick<ContainerRow, "id" | "name" | "startedAt" | "restarts"> & {
  environment: string;
};

export type ExitWatch = {
  isWatched(id: string): boolean;
  /** Tells when the container exits, for as long as this tab is open. */
  watch(environment: string, row: ContainerRow): void;
  forget(id: string): void;
};

export const ExitWatchContext = createContext<ExitWatch | null>(null);

/** The watching that outlives the page it was asked for on. */
export const useExitWatch = (): ExitWatch => {
  const watch = useContext(ExitWatchContext);
  if (!watch) throw new Error("useExitWatch needs an ExitWatchProvider above it");
  return watch;
};
