import type { PullLayer, PullRow } from "#lib/contracts/pulls.ts";

/** Unpacking takes its time after the last byte has come: so much of the bar is left for it. */
const unpacking = 0.2;

const isDone = ({ phase }: PullLayer): boolean => phase === "done" || phase === "exists";

/** How many of a pull's layers are there for good. */
export const doneLayers = (layers: readonly PullLayer[]): number => layers.filter(isDone).length;

/** How far a pull has come, 0 to 1; null while that cannot be said, since not all layers have told their size. */
export const pullShare = ({
  layers,
  received,
  expected,
}: Pick<PullRow, "layers" | "received" | "expected">) => {
  if (layers.length === 0 || expected === null) return null;
  const arrived = expected === 0 ? 1 : received / expected;
  return arrived * (1 - unpacking) + (doneLayers(layers) / layers.length) * unpacking;
};

/** How far a layer has come in what is being done with it, 0 to 1. */
export const layerShare = ({ phase, current, total }: PullLayer): number => {
  if (phase === "waiting" || phase === "retrying") return 0;
  if (phase === "downloading" || phase === "extracting")
    return total ? Math.min((current ?? 0) / total, 1) : 0;
  return 1;
};
