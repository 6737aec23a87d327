const windowMs = 4_000;
/** Less says nothing: the first bytes of a download come in a rush. */
const leastMs = 500;

/** How fast a count grows, over the last few seconds. */
export const createRateMeter = (now: () => number = () => performance.now()) => {
  let samples: { at: number; count: number }[] = [];
  return {
    /** Takes the count as it is now; gives how much it grows in a second, null while that cannot be said. */
    take(count: number): number | null {
      const at = now();
      // A layer that is downloaded anew counts from nothing again.
      if (count < (samples.at(-1)?.count ?? 0)) samples = [];
      samples.push({ at, count });
      // The one before the window stays, so that the window is always covered.
      while (samples.length > 2 && at - (samples[1]?.at ?? at) >= windowMs) samples.shift();
      const [first] = samples;
      if (!first || at - first.at < leastMs) return null;
      return Math.round(((count - first.count) / (at - first.at)) * 1000);
    },
  };
};
