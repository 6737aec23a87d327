import type { LogPlace } from "#lib/logs/at.ts";
import { comparePlaces } from "#lib/logs/at.ts";
import { type LogItem, type LogLineItem, mergeItems } from "./log-items.ts";

/** How far one container's lines have been read in one direction. */
export type LogEdge = {
  /** The outermost line that was read; null before the first. */
  place: LogPlace | null;
  /** How many entries from the end that is, where the server has said so. */
  near: number | undefined;
  /** There is nothing beyond. */
  isDone: boolean;
  /** Read, but not shown yet, because another container has not been read as far. */
  held: LogLineItem[];
};

export const newEdge = (): LogEdge => ({ place: null, near: undefined, isDone: false, held: [] });

/**
 * Takes out what can be shown of all containers together: what lies on the near side of each edge that has more beyond.
 * The result is in the order of time.
 */
export const releaseOlder = (edges: readonly LogEdge[]): LogItem[] => {
  const open = edges.flatMap(({ isDone, place }) => (isDone || place === null ? [] : [place]));
  const frontier = open.reduce<LogPlace | null>(
    (latest, place) => (latest === null || comparePlaces(place, latest) > 0 ? place : latest),
    null,
  );
  return release(edges, (item) => frontier === null || comparePlaces(item.row, frontier) >= 0);
};

/** The same toward the end. */
export const releaseNewer = (edges: readonly LogEdge[]): LogItem[] => {
  const open = edges.flatMap(({ isDone, place }) => (isDone || place === null ? [] : [place]));
  const frontier = open.reduce<LogPlace | null>(
    (first, place) => (first === null || comparePlaces(place, first) < 0 ? place : first),
    null,
  );
  return release(edges, (item) => frontier === null || comparePlaces(item.row, frontier) <= 0);
};

const release = (edges: readonly LogEdge[], isReady: (item: LogLineItem) => boolean): LogItem[] => {
  let ready: LogItem[] = [];
  for (const edge of edges) {
    // One container alone need not be sorted, and is not to be: its order is the engine's.
    const isAlone = edges.length === 1;
    ready = mergeItems(ready, isAlone ? edge.held : edge.held.filter(isReady));
    edge.held = isAlone ? [] : edge.held.filter((item) => !isReady(item));
  }
  return ready;
};
