/** Takes up to `size` of many keys at a time, so that each has its turn though the many change in between. */
export const createRotation = (size: number) => {
  let last = "";
  return (keys: readonly string[]): string[] => {
    const sorted = keys.toSorted();
    const start = sorted.findLastIndex((key) => key <= last) + 1;
    const taken = [...sorted.slice(start), ...sorted.slice(0, start)].slice(0, size);
    last = taken.at(-1) ?? last;
    return taken;
  };
};
