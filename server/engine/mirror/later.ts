/**
 * Runs a task some time after it was last asked for, under a key, but never later than `maxMs` after it was first asked
 * for. Bounded by the number of keys, which `full` caps: beyond it the earliest runs at once.
 */
export const createLater = (delayMs: number, maxMs: number, full = 1_000) => {
  const pending = new Map<string, { timer: NodeJS.Timeout; first: number; run: () => void }>();
  const runNow = (key: string): void => {
    const task = pending.get(key);
    pending.delete(key);
    if (!task) return;
    clearTimeout(task.timer);
    task.run();
  };
  return {
    ask(key: string, run: () => void): void {
      const known = pending.get(key);
      if (known) clearTimeout(known.timer);
      const first = known?.first ?? Date.now();
      const wait = Math.max(0, Math.min(delayMs, first + maxMs - Date.now()));
      pending.set(key, { timer: setTimeout(runNow, wait, key), first, run });
      const [oldest] = pending.keys();
      if (pending.size > full && oldest !== undefined) runNow(oldest);
    },
    clear(): void {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
};
