/** A step of an image's history, as the engine tells it. */
type Step = { readonly CreatedBy: string; readonly Size: number };

/** Instructions that only change settings, and so make no layer (docs: Dockerfile reference). */
const settingsOnly =
  /^(?:\/bin\/sh -c #\(nop\)\s+)?(?:ENV|CMD|ENTRYPOINT|LABEL|EXPOSE|USER|VOLUME|STOPSIGNAL|HEALTHCHECK|SHELL|ARG|ONBUILD|MAINTAINER)\b/;

/**
 * Which steps of a history made which layers, by place: for each step the digest of its layer, or null. The engine's
 * history does not say which steps made none. Each with a size did; where layers are left over, steps of no size that
 * look as if they wrote files did (a `WORKDIR` that was there already), before those that do not. Both lists have the
 * oldest first. All null where the two do not fit at all.
 */
export const layersOfSteps = (steps: readonly Step[], digests: readonly string[]): (string | null)[] => {
  const nothing = steps.map(() => null);
  const made = new Set(placesWhere(steps, (step) => step.Size > 0));
  const spare = [
    ...placesWhere(steps, (step) => step.Size === 0 && !settingsOnly.test(step.CreatedBy)),
    ...placesWhere(steps, (step) => step.Size === 0 && settingsOnly.test(step.CreatedBy)),
  ];
  const missing = digests.length - made.size;
  if (missing < 0 || missing > spare.length) return nothing;
  for (const place of spare.slice(0, missing)) made.add(place);
  let next = 0;
  return steps.map((_, place) => (made.has(place) ? (digests[next++] ?? null) : null));
};

const placesWhere = <T>(list: readonly T[], fits: (item: T) => boolean): number[] =>
  list.flatMap((item, place) => (fits(item) ? [place] : []));

/** An image's layers from the bottom, with their sizes in bytes. */
export type LayerChain = readonly { readonly digest: string; readonly size: number }[];

/**
 * Bytes that go when these images go and those stay: the sizes of layers that no staying image has, each once. A layer is
 * the same as another when all below it is the same too.
 */
export const bytesOfOnly = (
  going: readonly LayerChain[],
  staying: readonly (readonly string[])[],
): number => {
  const nodes = createNodes();
  const kept = new Set(staying.flatMap(nodes.path));
  const freed = new Map<number, number>();
  for (const chain of going) {
    const path = nodes.path(chain.map(({ digest }) => digest));
    path.forEach((node, place) => {
      if (!kept.has(node)) freed.set(node, chain[place]?.size ?? 0);
    });
  }
  return [...freed.values()].reduce((sum, size) => sum + size, 0);
};

/** Numbers for stacks of layers: the same digest on the same stack has the same number. */
const createNodes = () => {
  const known = new Map<string, number>();
  const step = (below: number, digest: string): number => {
    const key = `${below} ${digest}`;
    const node = known.get(key) ?? known.size + 1;
    known.set(key, node);
    return node;
  };
  return {
    path: (digests: readonly string[]): number[] => {
      let below = 0;
      return digests.map((digest) => {
        below = step(below, digest);
        return below;
      });
    },
  };
};
