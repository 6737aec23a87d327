import { CodedError } from "#lib/errors/coded-error.ts";
import type { TerminalEngine } from "./engine.ts";
import { runCommand } from "./run-command.ts";

/** The best first. Names only: an image may keep its shell anywhere in its PATH. */
const shells = ["bash", "zsh", "ash", "sh"] as const;

const probeMs = 10_000;
/** One question to `sh`, which nearly every image with a shell has, finds the best one. */
const probe = [
  "sh",
  "-c",
  'for shell in "$@"; do command -v $shell >/dev/null 2>&1 && break; done; echo $shell',
];

/** Finds the best shell of a container; rejects with `engine_refused` when it has none, and with the engine's errors. */
export const findShell = async (engine: TerminalEngine, container: string): Promise<readonly string[]> => {
  const answer = await runCommand(engine, container, [...probe, "sh", ...shells], probeMs);
  const best = shells.find((name) => name === answer.output);
  if (answer.exitCode === 0 && best) return [best];
  for (const name of shells) {
    const { exitCode } = await runCommand(engine, container, [name, "-c", ":"], probeMs);
    if (exitCode === 0) return [name];
  }
  throw new CodedError("engine_refused", "This container has no shell", {
    reason: `None of ${shells.join(", ")} is in this container. Give a command that it has.`,
  });
};
