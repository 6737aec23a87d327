import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "./client.ts";
import type { OutputPiece } from "./frames.ts";

type Runner = Pick<EngineClient, "execCreate" | "execStart" | "execInspect">;

/** What a process in a container is started with, so that it and all that it started can be found, and ended. */
export type ProcessMark = {
  readonly env: readonly string[];
  readonly detachKeys: string;
  /** Ends what is left of it in the container. Never rejects. */
  end(container: string): Promise<unknown>;
};

export type RunInContainer = {
  /** Each word is an argument; no shell reads them. */
  command: readonly string[];
  limitMs: number;
  /** Bytes of output that are kept, of both streams together; the rest is read and dropped. */
  mostOutput: number;
  workingDir?: string | undefined;
  /** With it, a command that does not end in time is ended. */
  mark?: ProcessMark | undefined;
};

/**
 * Runs a command in a container to its end. `exitCode` is 126 or 127 where there is no such program (the engine's complaint
 * is then in `output`), and null when it did not end in time: without a mark it may go on then. Rejects with the engine's error.
 */
export const runInContainer = async (
  client: Runner,
  container: string,
  { command, limitMs, mostOutput, workingDir, mark }: RunInContainer,
): Promise<{ output: string; exitCode: number | null }> => {
  const limit = AbortSignal.timeout(limitMs);
  const kept: Buffer[] = [];
  const { env, detachKeys } = mark ?? {};
  const spec = { command, tty: false, stdin: false, workingDir, env, detachKeys };
  const exec = await client.execCreate(container, spec);
  try {
    const stream = await client.execStart(exec, { tty: false }, { signal: limit });
    let room = mostOutput;
    for await (const { bytes } of stream as AsyncIterable<OutputPiece>) {
      if (room > 0) kept.push(Buffer.from(bytes.subarray(0, room)));
      room -= bytes.byteLength;
    }
  } catch (error) {
    if (!limit.aborted) throw error;
    await mark?.end(container);
    return { output: Buffer.concat(kept).toString("utf8"), exitCode: null };
  }
  const { ExitCode } = await client.execInspect(exec);
  return { output: Buffer.concat(kept).toString("utf8"), exitCode: ExitCode };
};

/** Throws where a program that a container lacks was to be run in it. */
export const assertProgramRan = (program: string, exitCode: number | null): void => {
  if (exitCode !== 126 && exitCode !== 127) return;
  throw new CodedError("engine_refused", `The container has no program ${program}`, {
    reason: `There is no ${program} in this container`,
  });
};
