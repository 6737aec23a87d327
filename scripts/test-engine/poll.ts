import { setTimeout as delay } from "node:timers/promises";

/** Asks again every 25 ms until `read` gives something; throws `failure()` once `timeout` (ms) has passed. */
export async function pollUntil<T>(
  read: () => T | undefined | Promise<T | undefined>,
  timeout: number,
  failure: () => string,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(failure());
    await delay(25);
  }
}
