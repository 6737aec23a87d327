import { isCodedError } from "#lib/errors/coded-error.ts";
import type { MirrorKind } from "../engine/mirror/hints.ts";
import type { ScopedEngine } from "../http/call.ts";

/**
 * Runs a change of ours and answers only when the live replica shows what it did to these objects, so that a caller who
 * lists next sees it; also when it is not known whether it was done.
 */
export const showChange = async <T>(
  engine: ScopedEngine,
  kind: MirrorKind,
  run: () => Promise<T>,
  keysOf: (result: T | null) => readonly string[],
): Promise<T> => {
  try {
    const result = await run();
    await show(engine, kind, keysOf(result));
    return result;
  } catch (error) {
    if (isCodedError(error) && error.code === "outcome_unknown") await show(engine, kind, keysOf(null));
    throw error;
  }
};

/** What was done is done, whether or not it can be shown just now: then the list is stale. */
const show = async (engine: ScopedEngine, kind: MirrorKind, keys: readonly string[]): Promise<void> => {
  try {
    await Promise.all(keys.map((key) => engine.mirror.refresh(kind, key)));
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};
