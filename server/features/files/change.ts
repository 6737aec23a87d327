import { baseName, parentPath } from "#lib/docker/file-path.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { archiveOfFolder } from "./archive-of.ts";
import type { ContainerFiles } from "./container-files.ts";
import { assertWritable, statOrNull } from "./locate.ts";
import { doByTool } from "./run-tool.ts";

const assertFree = async (files: ContainerFiles, path: string, signal: AbortSignal): Promise<void> => {
  if ((await statOrNull(files, path, signal)) === null) return;
  throw new CodedError("conflict", "There is something of this name already", { reason: baseName(path) });
};

/** Makes a folder in one that is there; root's, as `docker cp` makes it. */
export const createFolder = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<{ path: string }> => {
  await assertWritable(files, path, signal);
  await assertFree(files, path, signal);
  const facts = { size: 0, permissions: 0o755, uid: 0, gid: 0, modifiedAt: Date.now() };
  const archive = archiveOfFolder({ name: baseName(path), kind: "folder", ...facts });
  await files.client.writeArchive(files.id, parentPath(path), archive, { signal });
  return { path };
};

/** The engine has no call that renames or deletes: a container's own programs do, so it has to run. */
const byOwnTool = async (
  files: ContainerFiles,
  words: readonly [string, ...string[]],
  paths: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const [tool] = words;
  if (!files.runs) {
    throw new CodedError("conflict", "The container does not run", {
      reason: `Docker can neither rename nor delete files; the container's own ${tool} can, while it runs`,
    });
  }
  const { exitCode, complaint } = await doByTool(files, words, paths, signal);
  if (exitCode === 0) return;
  const reason = complaint === "" ? `${tool} ended with code ${exitCode}` : complaint;
  throw new CodedError("engine_refused", `${tool} failed in the container`, { reason });
};

/** Long enough for a tree of a million files. */
const toolMs = 600_000;
const within = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(toolMs)]);

/** Moves within the container; never onto what is there already. */
export const renameFile = async (
  files: ContainerFiles,
  { path, to }: { path: string; to: string },
  signal: AbortSignal,
): Promise<{ path: string }> => {
  if (files.runs) await assertFree(files, to, signal);
  await byOwnTool(files, ["mv", "--"], [path, to], within(signal));
  return { path: to };
};

/** Deletes, a folder with all that is in it; a link is deleted itself. */
export const removeFile = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<{ path: string }> => {
  // `rm -f` is content with what is not there: that is told.
  if (files.runs && (await statOrNull(files, path, signal)) === null) {
    throw new CodedError("not_found", "There is nothing at this path", { reason: baseName(path) });
  }
  await byOwnTool(files, ["rm", "-rf", "--"], [path], within(signal));
  return { path };
};
