"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The host name by which the panel was opened: published ports are reached by the same one. Empty on the server. */
export const usePanelHost = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.hostname,
    () => "",
  );
