import type { Environment } from "#lib/contracts/environments.ts";
import type { ScopedEngine } from "../http/call.ts";

type StateMessage = { type: "state"; state: Environment["state"]; problem: string | null };

/** How the panel stands to an engine, in the words of the contracts. */
export const engineState = (engine: ScopedEngine) => {
  const { status, since, error } = engine.state();
  return { state: status, since, problem: error ? (error.details.reason ?? error.message) : null };
};

/** Tells a reader how the engine stands, now and whenever it changes. */
export const followEngineState = (
  engine: ScopedEngine,
  reader: { send(message: StateMessage): boolean },
  signal: AbortSignal,
): void => {
  const tell = () => {
    const { state, problem } = engineState(engine);
    reader.send({ type: "state", state, problem });
  };
  const stop = engine.onState(tell);
  signal.addEventListener("abort", stop, { once: true });
  tell();
};

/**
 * Resolves when the replica of containers has been read, however long the engine stays away; rejects only when the
 * reader has gone.
 */
export const whenListed = async (engine: ScopedEngine, signal: AbortSignal): Promise<void> => {
  while (true) {
    signal.throwIfAborted();
    try {
      return await engine.mirror.ready("containers");
    } catch {
      // Not reachable now: `state` messages say so to the reader. What there is to do is to wait for a change.
      await stateChange(engine, signal);
    }
  }
};

const stateChange = (engine: ScopedEngine, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      stop();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const stop = engine.onState(done);
    signal.addEventListener("abort", done, { once: true });
  });
