import type { ImageRow } from "#lib/contracts/images.ts";

export type RemovalPlan = {
  /** Those that go, or of which tags go. */
  targets: readonly ImageRow[];
  /** Those that stay for the containers that use them. */
  held: readonly ImageRow[];
  /** Only these tags are taken off, and the image stays; null where it goes. */
  tags: readonly string[] | null;
  /** Whether force would let more go: images that only stopped containers use. */
  canForce: boolean;
};

/**
 * What a removal does. `chosen` are the tags to take off where one image has several. A tag can go from an image in use as
 * long as another is left: the container keeps what it has.
 */
export const planRemoval = (
  rows: readonly ImageRow[],
  { chosen, force }: { chosen: readonly string[] | null; force: boolean },
): RemovalPlan => {
  const [row] = rows;
  if (chosen && row && chosen.length < row.tags.length) {
    return { targets: chosen.length > 0 ? [row] : [], held: [], tags: chosen, canForce: false };
  }
  const isStopped = ({ usedBy }: ImageRow) => usedBy.count > 0 && usedBy.running === 0;
  const goes = (one: ImageRow) => one.usedBy.count === 0 || (force && isStopped(one));
  return {
    targets: rows.filter(goes),
    held: rows.filter((one) => !goes(one)),
    tags: null,
    canForce: rows.some(isStopped),
  };
};
