/** More keys than this at once are cheaper, and bounded in memory, as one list. */
const maxKeys = 1_000;
/** Few enough that the engine, which compiles each id of a filter for each row, answers in milliseconds. */
const batchKeys = 50;

/** Keys to be read, in the order of their first mark; or everything. */
export const createDirtyKeys = () => {
  const keys = new Set<string>();
  let all = false;
  return {
    isEmpty: (): boolean => !all && keys.size === 0,
    /** What waits to be read; `null` among it is everything. */
    marked: (): (string | null)[] => (all ? [null] : [...keys]),
    /** `null` is everything. */
    mark(key: string | null): void {
      if (key !== null && !all) keys.add(key);
      if (key !== null && keys.size <= maxKeys) return;
      all = true;
      keys.clear();
    },
    /** What to read now; `null` is everything. */
    take(): string[] | null {
      if (all) {
        all = false;
        return null;
      }
      const batch = [...keys].slice(0, batchKeys);
      for (const key of batch) keys.delete(key);
      return batch;
    },
  };
};
