import { bareName } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { assertNotOwnContainer } from "../../policy/own-container.ts";

/**
 * Runs one act on a container: on its full id, never on the panel's own container, and answered only when the live
 * replica shows what it did, so that a caller who lists next sees it.
 */
export const act = async (
  engine: ScopedEngine,
  ref: string,
  options: {
    ownId: string | null;
    note(text: string): void;
    withdrawn: AbortSignal;
    run(id: string): Promise<void>;
  },
): Promise<{ id: string }> => {
  const id = await engine.client.resolveContainer(ref);
  const name = engine.mirror.kinds.containers.get(id)?.summary.Names[0];
  options.note(name ? `${bareName(name)} ${id}` : id);
  assertNotOwnContainer(id, options.ownId);
  // To find it took the engine's time, in which the right to the act can have gone.
  options.withdrawn.throwIfAborted();
  await options.run(id).catch(async (error: unknown) => {
    // What failed may have changed it all the same: a start that fails leaves an exit code, and tells by no event.
    await show(engine, id);
    throw error;
  });
  await show(engine, id);
  return { id };
};

/** Reads the container again. What was done is done, whether or not it can be shown just now: then the list is stale. */
const show = (engine: ScopedEngine, id: string): Promise<void> =>
  engine.mirror.refresh("containers", id).catch((error: unknown) => {
    if (!isCodedError(error)) throw error;
  });
