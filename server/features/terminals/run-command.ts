import { text } from "node:stream/consumers";
import type { OutputPiece } from "../../engine/frames.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";
import type { TerminalEngine } from "./engine.ts";

/** As whom, and how mighty, a process is: `user` "" is the container's own. */
export type Rank = { user: string; privileged: boolean };
/** As the container runs itself. */
export const ownRank: Rank = { user: "", privileged: false };

/**
 * Runs a command of ours in a container to its end. `exitCode` is 126 or 127 when there is no such command; the engine's
 * complaint is then in `output`, where it looks like the command's own. Rejects with the engine's error.
 */
export const runCommand = async (
  engine: TerminalEngine,
  container: string,
  command: readonly string[],
  limitMs: number,
  as: Rank = ownRank,
): Promise<{ output: string; exitCode: number | null }> => {
  const { client } = engine;
  const options = { signal: AbortSignal.timeout(limitMs) };
  const { user, privileged } = as;
  const exec = await client.execCreate(
    container,
    { user, privileged, command, tty: false, stdin: false },
    options,
  );
  const stream = await client.execStart(exec, { tty: false }, options);
  const output = await text(standardOutput(stream));
  const { ExitCode } = await client.execInspect(exec, options);
  return { output: output.trim(), exitCode: ExitCode };
};

async function* standardOutput(stream: HijackedStream): AsyncGenerator<Buffer> {
  for await (const piece of stream as AsyncIterable<OutputPiece>) {
    if (piece.source === "stdout") yield piece.bytes;
  }
}
