"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type VolumeRow, volumeChannels, volumes } from "#lib/contracts/volumes.ts";

/** All volumes of an environment, live. */
export const useVolumes = (environment: string) =>
  useLiveList<VolumeRow>(volumes.list, volumeChannels.follow, environment);
