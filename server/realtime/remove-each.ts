import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";

/** The engine said no to this one; the others are another matter. */
const refusals: ReadonlySet<string> = new Set(["conflict", "engine_refused", "engine_failed"]);

export type RemovedEach<T> = {
  /** Those that are gone by this, in their order. */
  readonly removed: readonly T[];
  /** Those that stayed, and why. */
  readonly kept: ReadonlyMap<T, string>;
  /** What ended the round before its end. */
  readonly stopped: CodedError | null;
};

/**
 * Removes one object after another, so that what was done is told whatever comes then: one that is refused is passed
 * over, and the first failure of another kind keeps all that are left, as does the end of `signal` (a right was
 * withdrawn). One that was gone already is neither removed nor kept.
 */
export const removeEach = async <T>(
  items: readonly T[],
  remove: (item: T) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<RemovedEach<T>> => {
  const removed: T[] = [];
  const kept = new Map<T, string>();
  for (const [place, item] of items.entries()) {
    const error = signal?.aborted ? endOf(signal) : await errorOf(remove(item));
    if (error === null) removed.push(item);
    else if (refusals.has(error.code)) kept.set(item, reasonOf(error));
    else if (error.code !== "not_found") {
      for (const left of items.slice(place)) kept.set(left, reasonOf(error));
      return { removed, kept, stopped: error };
    }
  }
  return { removed, kept, stopped: null };
};

const errorOf = async (work: Promise<void>): Promise<CodedError | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return error;
  }
};

const endOf = ({ reason }: AbortSignal): CodedError =>
  isCodedError(reason) ? reason : new CodedError("cancelled", "The request was ended");

const reasonOf = (error: CodedError): string => error.details.reason ?? error.message;
