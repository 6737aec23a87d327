"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type NetworkRow, networkChannels, networks } from "#lib/contracts/networks.ts";

/** All networks of an environment, live. */
export const useNetworks = (environment: string) =>
  useLiveList<NetworkRow>(networks.list, networkChannels.follow, environment);
