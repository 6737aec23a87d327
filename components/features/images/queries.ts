"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { type ImageRow, imageChannels, images } from "#lib/contracts/images.ts";

/** All images of an environment, live. */
export const useImages = (environment: string) =>
  useLiveList<ImageRow>(images.list, imageChannels.follow, environment);
