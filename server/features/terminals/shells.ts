import { CodedError } from "#lib/errors/coded-error.ts";
import type { TerminalEngine } from "./engine.ts";
import { runCommand } from "./run-command.ts";

/** The best first. Names only: an image may keep its shell anywhere in its PATH. */
const shells = ["bash", "zsh", "ash", "sh"] as const;

const probeMs = 10_000;
/** One question to `sh`, which nearly every image with a shell has, finds them all. */
const probe = [
  "sh",
  "-c",
  'for shell in "$@"; do command -v $shell >/dev/null 2>&1 && echo $shell; done; true',
];

/** The shells that a container has, the best first; rejects with the engine's errors. */
export const findShells = async (engine: TerminalEngine, container: string): Promise<string[]> => {
  const answer = await runCommand(engine, container, [...probe, "sh", ...shells], probeMs);
  const told = answer.output.split(/\s+/);
  const found = answer.exitCode === 0 ? shells.filter((name) => told.includes(name)) : [];
  return found.length > 0 ? found : tryEach(engine, container);
};

/** Where there is no `sh` to ask: one after the other. */
const tryEach = async (engine: TerminalEngine, container: string): Promise<string[]> => {
  const found: string[] = [];
  for (const name of shells) {
    const { exitCode } = await runCommand(engine, container, [name, "-c", ":"], probeMs);
    if (exitCode === 0) found.push(name);
  }
  return found;
};

/** The best shell of a container; rejects with `engine_refused` when it has none, and with the engine's errors. */
export const findShell = async (engine: TerminalEngine, container: string): Promise<readonly string[]> => {
  const [best] = await findShells(engine, container);
  if (best !== undefined) return [best];
  throw new CodedError("engine_refused", "This container has no shell", {
    reason: `None of ${shells.join(", ")} is in this container. Give a command that it has.`,
  });
};
