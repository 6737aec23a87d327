import { isCodedError } from "#lib/errors/coded-error.ts";
import { cleanUpScript } from "./clean-up-script.ts";
import type { TerminalEngine } from "./engine.ts";
import { markerLine } from "./marker.ts";
import type { Rank } from "./rank.ts";
import { runCommand } from "./run-command.ts";

/**
 * `failed`: a process of ours was there and did not do it, or may have been. `away`: none was started (the container is
 * paused, the engine is gone).
 */
type Ended = { end: "clean" | "no-shell" | "away" | "failed"; err?: unknown } | { end: "left"; pids: string };
type Place = { engine: TerminalEngine; container: string; ranks: readonly Rank[] };

const runMs = 15_000;
const cleanUpCommand = ["sh", "-c", cleanUpScript, "quayside-clean-up"];

/** Ends what is marked in a container, as one rank after the other. Never rejects. */
export const endMarked = async (
  { engine, container, ranks }: Place,
  markers: ReadonlySet<string>,
): Promise<Ended> => {
  const lines = [...markers].map(markerLine);
  let pids = "";
  try {
    for (const rank of ranks) {
      const seeds = pids === "" ? [] : pids.split(/\s+/);
      const answer = await runAs(engine, container, [...cleanUpCommand, ...lines, ...seeds], rank);
      if (hasNoProgram(answer.exitCode)) return { end: "no-shell" };
      if (answer.exitCode !== 0) return { end: "failed" };
      pids = answer.output;
    }
  } catch (err) {
    return { end: endAfter(err), err };
  }
  return pids === "" ? { end: "clean" } : { end: "left", pids };
};

/** Runs a command as somebody, or as the container's own user where the container knows nobody of that name any more. */
const runAs = async (engine: TerminalEngine, container: string, command: readonly string[], as: Rank) => {
  const asOwn = () => runCommand(engine, container, command, runMs, { ...as, user: "" });
  try {
    const answer = await runCommand(engine, container, command, runMs, as);
    const isUnknown = hasNoProgram(answer.exitCode) && /unable to find (user|group)/.test(answer.output);
    return isUnknown && as.user !== "" ? await asOwn() : answer;
  } catch (error) {
    const isRefused = isCodedError(error) && error.code === "engine_refused";
    if (!isRefused || as.user === "") throw error;
    return asOwn();
  }
};

const hasNoProgram = (exitCode: number | null): boolean => exitCode === 126 || exitCode === 127;

/** A container that is gone or stopped has no processes; a paused one has, and is a conflict too. */
const endAfter = (error: unknown): "clean" | "away" | "failed" => {
  if (!isCodedError(error)) return "failed";
  if (error.code === "not_found") return "clean";
  if (error.code === "conflict") return /not running/.test(error.details.reason ?? "") ? "clean" : "away";
  return error.code === "engine_unreachable" ? "away" : "failed";
};
