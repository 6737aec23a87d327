import type { CodedError } from "#lib/errors/coded-error.ts";

export type FailureKind = "elsewhere" | "gone" | "notRunning" | "paused" | "noShell";

/** Where the terminal knows more than an error's code says; the engine's words are those of moby `daemon/exec.go`. */
export const failureKind = (error: CodedError | null, wasOpen: boolean): FailureKind | null => {
  const said = `${error?.message} ${error?.details.reason}`;
  if (error?.code === "engine_refused" && /no shell/i.test(said)) return "noShell";
  if (error?.code === "not_found") return wasOpen ? "gone" : null;
  if (error?.code !== "conflict") return null;
  if (wasOpen) return "elsewhere";
  if (/is paused/.test(said)) return "paused";
  return /not running/.test(said) ? "notRunning" : null;
};
