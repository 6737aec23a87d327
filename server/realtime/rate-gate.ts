/** A token bucket: lets through `perSecond` calls a second, with one second's worth at once. */
export const createRateGate = (perSecond: number) => {
  let tokens = perSecond;
  let at = performance.now();
  return (): boolean => {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};
