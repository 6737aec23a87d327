/**
 * An answer that is dear to get: whoever asks while it is being got waits for that one, and one that is younger than
 * `holdMs` is given again. A failure is told to those who waited and not kept.
 */
export const createHeldAnswer = <T>({ read, holdMs, now = Date.now }: HeldAnswerOptions<T>) => {
  let held: { value: T; at: number } | null = null;
  let reading: Promise<T> | null = null;

  const readAnew = (): Promise<T> => {
    reading ??= read()
      .then((value) => {
        held = { value, at: now() };
        return value;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };

  return {
    /** The one at hand if it is young enough, else a new one. */
    get: async (): Promise<T> => (held && now() - held.at < holdMs ? held.value : readAnew()),
    /** The last one, however old; nothing is asked. */
    last: (): T | null => held?.value ?? null,
  };
};

type HeldAnswerOptions<T> = { read: () => Promise<T>; holdMs: number; now?: () => number };
