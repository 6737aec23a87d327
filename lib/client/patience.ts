import { CodedError } from "../errors/coded-error.ts";

/** A wait that is worth having without a word, and all of them together; seconds. */
const longestWait = 5;
const longestInAll = 30;

/**
 * Runs what the panel may refuse as being too much at once, and waits and asks again for as long as it says, within
 * bounds: a long act on many objects goes slower and not wrong. What is refused so was not begun. Rejects with
 * `cancelled` when the caller gives up meanwhile.
 */
export const withPatience = async <T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
  let left = longestInAll;
  while (true) {
    try {
      return await run();
    } catch (error) {
      const seconds = waitFor(error);
      if (seconds === null || seconds > Math.min(longestWait, left)) throw error;
      left -= seconds;
      // Those that were refused together must not all come back in the same moment.
      await pause(seconds * 1000 * (1 + Math.random() / 2), signal);
    }
  }
};

const waitFor = (error: unknown): number | null => {
  if (!(error instanceof CodedError) || error.code !== "rate_limited") return null;
  return error.details.retryAfter ?? null;
};

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(new CodedError("cancelled", "The request was given up"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, ms);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener("abort", giveUp, { once: true });
  });
