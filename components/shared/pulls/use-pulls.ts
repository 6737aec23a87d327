"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type PullRow, pullChannels, pulls } from "#lib/contracts/pulls.ts";

/** The pulls of an environment, live: under way, and the last ones that ended. */
export const usePulls = (environment: string) =>
  useLiveList<PullRow>(pulls.list, pullChannels.follow, environment);
