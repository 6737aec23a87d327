import { setTimeout as delay } from "node:timers/promises";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { TerminalEngine } from "./engine.ts";
import type { TerminalEnding } from "./terminal-process.ts";

/** The engine notes an end a little after its stream's. */
const settleMs = [0, 20, 50, 100, 200, 400];

const isNotFound = (error: unknown): boolean => isCodedError(error) && error.code === "not_found";

const connectionLost = (error: unknown): TerminalEnding => {
  const message = isCodedError(error) ? (error.details.reason ?? error.message) : null;
  return { reason: "connection-lost", exitCode: null, message };
};
const containerRemoved: TerminalEnding = { reason: "container-removed", exitCode: null, message: null };

/** An exec is forgotten with its container, but also by a daemon that was started anew. */
const explainLostExec = async (engine: TerminalEngine, container: string): Promise<TerminalEnding> => {
  try {
    await engine.client.inspectContainer(container);
    return connectionLost(null);
  } catch (error) {
    return isNotFound(error) ? containerRemoved : connectionLost(error);
  }
};

/** An exec's stream has ended. That is no exit: a killed daemon ends streams too, so only the engine's word counts. */
export const findExecEnding = async (
  engine: TerminalEngine,
  place: { exec: string; container: string },
): Promise<TerminalEnding> => {
  try {
    for (const ms of settleMs) {
      await delay(ms);
      const { Running, ExitCode } = await engine.client.execInspect(place.exec);
      if (!Running && ExitCode !== null) return { reason: "exited", exitCode: ExitCode, message: null };
    }
    return connectionLost(null);
  } catch (error) {
    return isNotFound(error) ? explainLostExec(engine, place.container) : connectionLost(error);
  }
};

/** An attached stream has ended. `startedAt` is the container's `State.StartedAt` when it was attached. */
export const findAttachEnding = async (
  engine: TerminalEngine,
  place: { container: string; startedAt: string | null | undefined },
): Promise<TerminalEnding> => {
  try {
    for (const ms of settleMs) {
      await delay(ms);
      const { State: state } = await engine.client.inspectContainer(place.container);
      const isUp = state.Running && !state.Restarting;
      if (isUp && state.StartedAt === place.startedAt) continue;
      // One that waits for its restart still shows the code of its last run; one that runs anew has none to show.
      const exitCode = isUp ? null : (state.ExitCode ?? null);
      return { reason: "container-stopped", exitCode, message: null };
    }
    return { reason: "detached", exitCode: null, message: null };
  } catch (error) {
    return isNotFound(error) ? containerRemoved : connectionLost(error);
  }
};
