import { signalName } from "./signals.ts";

/** What an exit code can mean; each is the last part of a message key, its sentence belongs to the catalogue. */
export const exitMeanings = [
  "success",
  "error",
  "engineFailed",
  "notExecutable",
  "notFound",
  "invalidExit",
  "outOfMemory",
  "killed",
  "crashed",
  "stopped",
  "signal",
  "unknown",
] as const;
export type ExitMeaning = (typeof exitMeanings)[number];

/** A meaning with what its sentence needs. `signal` is a name such as `SIGKILL`, or the number of a nameless one. */
export type ExitExplanation = { meaning: ExitMeaning; code: number; signal: string | null };

const special = new Map<number, ExitMeaning>([
  [0, "success"],
  [125, "engineFailed"],
  [126, "notExecutable"],
  [127, "notFound"],
  [128, "invalidExit"],
]);

// SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS: the program did it to itself.
const crashes = new Set([4, 6, 7, 8, 11, 31]);
// SIGHUP, SIGINT, SIGTERM: somebody asked it to end.
const requests = new Set([1, 2, 15]);

/**
 * Explains how a container or an exec ended: 125-127 as `docker run` uses them, 129-192 as 128 + signal.
 * `oomKilled` is `State.OOMKilled` of inspect; without it 137 only says SIGKILL.
 */
export function explainExitCode(code: number, oomKilled = false): ExitExplanation {
  const meaning = special.get(code);
  if (meaning !== undefined) return { meaning, code, signal: null };
  if (!Number.isInteger(code) || code < 0 || code > 255) return { meaning: "unknown", code, signal: null };
  const number = code - 128;
  if (number < 1 || number > 64) return { meaning: "error", code, signal: null };
  return { meaning: signalMeaning(number, oomKilled), code, signal: signalName(number) ?? String(number) };
}

function signalMeaning(number: number, oomKilled: boolean): ExitMeaning {
  if (number === 9) return oomKilled ? "outOfMemory" : "killed";
  if (crashes.has(number)) return "crashed";
  return requests.has(number) ? "stopped" : "signal";
}
