"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type VolumeRow, volumeChannels, volumes } from "#lib/contracts/volumes.ts";

const unnamed = /^[0-9a-f]{64}$/;

/** The volumes to choose from: those that somebody named. */
export const useVolumeNames = (environment: string): string[] => {
  const { data } = useLiveList<VolumeRow>(volumes.list, volumeChannels.follow, environment);
  return (data?.items ?? []).map(({ name }) => name).filter((name) => !unnamed.test(name));
};
