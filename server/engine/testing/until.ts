import { setTimeout as wait } from "node:timers/promises";

/** Polls until the condition holds; fails after `ms` with what was waited for. Returns the ms it took. */
export const until = async (what: string, condition: () => unknown, ms = 10_000): Promise<number> => {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > ms) throw new Error(`Not within ${ms} ms: ${what}`);
    await wait(10);
  }
  return performance.now() - start;
};
