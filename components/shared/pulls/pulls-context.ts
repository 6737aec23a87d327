"use client";

import { createContext, useContext } from "react";

/** Shows the pulls beside the page. */
export type PullsPanel = { open(): void };

export const PullsContext = createContext<PullsPanel | null>(null);

/** The panel of pulls that the shell provides. */
export const usePullsPanel = (): PullsPanel => {
  const panel = useContext(PullsContext);
  if (!panel) throw new Error("usePullsPanel needs a PullsProvider above it");
  return panel;
};
