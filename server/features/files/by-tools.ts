import type { Buffer } from "node:buffer";
import { kindOfUnixMode } from "#lib/docker/file-mode.ts";
import { baseName } from "#lib/docker/file-path.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import type { ContainerFiles } from "./container-files.ts";
import { mountAt } from "./mounts.ts";
import type { OpenFile } from "./open-file.ts";
import { runTool } from "./run-tool.ts";

/** An answer of some numbers. The program is the container's own: it may as well print for ever. */
const toolMs = 20_000;
const mostSaid = 4_096;

/**
 * What the container's own `stat` says of a path, which it sees as its processes do; null where there is nothing, or no
 * `stat`. `follow`: what a link leads to.
 */
export const statByTool = async (
  files: ContainerFiles,
  path: string,
  { follow }: { follow: boolean },
  signal: AbortSignal,
): Promise<TarEntry | null> => {
  const words = ["stat", ...(follow ? ["-L"] : []), "-c", "%f %s %u %g %Y", "--"];
  const run = await runTool(files, words, [path], AbortSignal.any([signal, AbortSignal.timeout(toolMs)]));
  let said = "";
  for await (const piece of run.output) {
    said += piece.toString("latin1", 0, mostSaid);
    // Leaving the loop closes the stream.
    if (said.length >= mostSaid) return null;
  }
  const { exitCode } = await run.ending();
  const [, mode = "", size, uid, gid, seconds] = /^([0-9a-f]+) (\d+) (\d+) (\d+) (-?\d+)\n$/.exec(said) ?? [];
  if (exitCode !== 0 || mode === "") return null;
  const bits = Number.parseInt(mode, 16);
  return {
    name: baseName(path),
    kind: kindOfUnixMode(bits),
    hardLink: false,
    size: Number(size),
    permissions: bits & 0o7777,
    uid: Number(uid),
    gid: Number(gid),
    modifiedAt: Number(seconds) * 1000,
    target: null,
    attributes: new Map(),
  };
};

/** Of what the kernel makes up while it is read, which may have no end. */
const mostKernelBytes = 16 * 1024 * 1024;

/**
 * A file by the container's own `cat`. One of the kernel's by `head`, under `timeout`: some of them wait for ever, and what
 * was begun in a container goes on when nobody reads it any more.
 */
export const openByTool = async (
  files: ContainerFiles,
  path: string,
  entry: TarEntry,
  signal: AbortSignal,
): Promise<OpenFile> => {
  const isKernels = mountAt(files.mounts, path) === "kernel";
  const words = isKernels ? ["timeout", "20", "head", "-c", String(mostKernelBytes), "--"] : ["cat", "--"];
  const run = await runTool(files, words, [path], signal);
  async function* body(): AsyncGenerator<Buffer, void, void> {
    let given = 0;
    for await (const piece of run.output) {
      given += piece.length;
      yield piece;
    }
    const { exitCode, complaint } = await run.ending();
    if (exitCode === 0 || (isKernels && given > 0)) return;
    throw unreadable(complaint || `${words[0]} ended with code ${exitCode}`);
  }
  // Its size is what one program of the container's says, its bytes are what another one prints.
  return { entry, length: null, body, close: async () => void (await run.output.return()) };
};

/** Why what the archive API does not see cannot be read, or written. */
export const unreadable = (reason: string): CodedError =>
  new CodedError(
    "engine_refused",
    "This is in memory or of the kernel, where Docker does not see it, and the container's own tools cannot read it",
    { reason },
  );
