import type { OutputPiece } from "../../engine/frames.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";
import type { TerminalEngine } from "./engine.ts";
import { ownRank, type Rank } from "./rank.ts";

/** Bytes of output that are read; the program is the container's own, and may write for ever. */
const mostOutput = 64 * 1024;

/**
 * Runs a command of ours in a container to its end. `exitCode` is 126 or 127 when there is no such command; the engine's
 * complaint is then in `output`, where it looks like the command's own. One that writes more than 64 kB is let go of: its
 * `exitCode` is null. Rejects with the engine's error.
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
  const output = await readOutput(stream);
  if (output === null) return { output: "", exitCode: null };
  const { ExitCode } = await client.execInspect(exec, options);
  return { output: output.trim(), exitCode: ExitCode };
};

/** Null where there is too much of it; the stream is destroyed then. */
const readOutput = async (stream: HijackedStream): Promise<string | null> => {
  const kept: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream.
  for await (const { source, bytes } of stream as AsyncIterable<OutputPiece>) {
    size += bytes.byteLength;
    if (size > mostOutput) return null;
    if (source === "stdout") kept.push(bytes);
  }
  return Buffer.concat(kept).toString("utf8");
};
