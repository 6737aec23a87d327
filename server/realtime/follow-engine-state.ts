import type { Environment } from "#lib/contracts/environments.ts";
import type { MirrorKind } from "../engine/mirror/hints.ts";
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

/** Resolves when these kinds have been read, however long the engine stays away; rejects only when the reader has gone. */
export const whenListed = async (
  engine: ScopedEngine,
  kinds: readonly MirrorKind[],
  signal: AbortSignal,
): Promise<void> => {
  while (true) {
    signal.throwIfAborted();
    try {
      await Promise.all(kinds.map((kind) => engine.mirror.ready(kind)));
      return;
    } catch {
      // Not reachable now: `state` messages say so to the reader. What there is to do is to wait for a change, or for a
      // while: one kind alone may be unreadable, which is no state of the engine.
      await stateChange(engine, signal);
    }
  }
};

const retryMs = 2_000;

/** Resolves with a change of the engine's state, and after some time without one. */
const stateChange = (engine: ScopedEngine, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const stop = engine.onState(done);
    const timer = setTimeout(done, retryMs);
    signal.addEventListener("abort", done, { once: true });
  });
