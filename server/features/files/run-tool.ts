import { Buffer } from "node:buffer";
import { fileBytes, hasRawBytes } from "#lib/docker/file-path.ts";
import type { OutputPiece } from "../../engine/frames.ts";
import type { ContainerFiles } from "./container-files.ts";

export type ToolRun = {
  /** Standard output as it comes. */
  readonly output: AsyncGenerator<Buffer, void, void>;
  /** After the output has ended: the exit code (126 and 127: there is no such program), and what it complained of. */
  ending(): Promise<{ exitCode: number | null; complaint: string }>;
};

/** A complaint is a sentence, not a file. */
const maxComplaint = 2_000;

/**
 * Runs a program of a container's own with arguments that are data: no shell reads them. `paths` come last; they can be
 * any bytes, and what is no text goes by the way of `xargs -0`, as the engine takes only text for arguments.
 */
export const runTool = async (
  { client, id, user }: ContainerFiles,
  words: readonly string[],
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ToolRun> => {
  const isRaw = paths.some(hasRawBytes);
  const command = isRaw ? ["xargs", "-0", ...words] : [...words, ...paths];
  const env = ["LC_ALL=C", "QUOTING_STYLE=literal"];
  const exec = await client.execCreate(id, { command, tty: false, stdin: isRaw, user, env }, { signal });
  const stream = await client.execStart(exec, { tty: false }, { signal });
  if (isRaw) for (const path of paths) stream.write(Buffer.concat([fileBytes(path), Buffer.alloc(1)]));
  stream.end();
  let complaint = "";
  async function* output(): AsyncGenerator<Buffer, void, void> {
    try {
      for await (const piece of stream as AsyncIterable<OutputPiece>) {
        if (piece.source === "stdout") yield piece.bytes;
        else if (complaint.length < maxComplaint) complaint += piece.bytes.toString("utf8");
      }
    } finally {
      stream.destroy();
    }
  }
  return {
    output: output(),
    ending: async () => ({
      exitCode: (await client.execInspect(exec, { signal })).ExitCode,
      complaint: complaint.trim().slice(0, maxComplaint),
    }),
  };
};

/** Runs one to its end, for what it does. Its output counts as complaint: the engine's own words come there. */
export const doByTool = async (
  files: ContainerFiles,
  words: readonly string[],
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ exitCode: number | null; complaint: string }> => {
  const run = await runTool(files, words, paths, signal);
  let said = "";
  for await (const piece of run.output) if (said.length < maxComplaint) said += piece.toString("utf8");
  const { exitCode, complaint } = await run.ending();
  return { exitCode, complaint: complaint || said.trim().slice(0, maxComplaint) };
};
