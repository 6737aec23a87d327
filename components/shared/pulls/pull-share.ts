import type { PullLayer } from "#lib/contracts/pulls.ts";

/** Unpacking takes its time after a layer's last byte has come: so much of its bar is left for it. */
const unpacking = 0.2;

const isDone = ({ phase }: PullLayer): boolean => phase === "done" || phase === "exists";

/** How many of a pull's layers are there for good. */
export const doneLayers = (layers: readonly PullLayer[]): number => layers.filter(isDone).length;

/** How far a layer has come in what is being done with it, 0 to 1. */
export const layerShare = ({ phase, current, total }: PullLayer): number => {
  if (phase === "waiting" || phase === "retrying") return 0;
  if (phase === "downloading" || phase === "extracting")
    return total ? Math.min((current ?? 0) / total, 1) : 0;
  return 1;
};

const wholeShare = (layer: PullLayer): number => {
  if (isDone(layer)) return 1;
  if (layer.phase === "extracting") return 1 - unpacking + unpacking * layerShare(layer);
  return (1 - unpacking) * layerShare(layer);
};

/**
 * How far a pull has come, 0 to 1; null before it has named a layer. Each layer that has to come counts the same: most tell
 * their size only when their turn comes, and a bar by bytes would run backwards then.
 */
export const pullShare = (layers: readonly PullLayer[]): number | null => {
  if (layers.length === 0) return null;
  const wanted = layers.filter(({ phase }) => phase !== "exists");
  if (wanted.length === 0) return 1;
  return wanted.reduce((sum, layer) => sum + wholeShare(layer), 0) / wanted.length;
};
