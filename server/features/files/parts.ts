import { randomBytes } from "node:crypto";
import type { ListingLine } from "#lib/contracts/files.ts";
import { joinPath } from "#lib/docker/file-path.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ContainerFiles } from "./container-files.ts";
import { doByTool } from "./run-tool.ts";

/**
 * The names under which files stand in a container while they come. Each tells of which installation and which run of the
 * panel it is, so that what a killed panel has left is known by the next one, and nobody else's is taken for it.
 */
export type PartNames = {
  next(): string;
  /** Whether a name is one that an earlier run of this installation gave. */
  isLeftOver(name: string): boolean;
};

/** `installId`: letters and digits that stay the same from start to start. */
export const createPartNames = (installId: string): PartNames => {
  const run = randomBytes(4).toString("hex");
  const own = `.quayside-${installId}-`;
  return {
    next: () => `${own}${run}-${randomBytes(4).toString("hex")}.part`,
    isLeftOver: (name) => name.startsWith(own) && name.endsWith(".part") && !name.startsWith(`${own}${run}-`),
  };
};

/** For all of them: what is not done by then is left to a later visit. */
const tidyMs = 20_000;
/** Paths that go into one command, however long they are: Linux bounds what a program is started with. */
const mostAtOnce = 200;

/**
 * A listing without what a killed panel has left behind in the folder, which is taken away: nobody but the panel knows
 * what it is. Where that cannot be done (the container does not run any more, or has no `rm`) it is done at a later visit:
 * the listing is good all the same.
 */
export async function* withoutLeftOvers(
  lines: AsyncIterable<ListingLine>,
  files: ContainerFiles,
  names: PartNames,
): AsyncGenerator<ListingLine, void, void> {
  let folder = "/";
  const found: string[] = [];
  for await (const line of lines) {
    if (line.type === "folder") folder = line.path;
    if (line.type !== "entries") {
      if (line.type === "end" && found.length > 0) await remove(files, found);
      yield line;
      continue;
    }
    const entries = line.entries.filter(({ name }) => !names.isLeftOver(name));
    for (const { name } of line.entries) if (names.isLeftOver(name)) found.push(joinPath(folder, name));
    yield { type: "entries", entries };
  }
}

const remove = async (files: ContainerFiles, paths: readonly string[]): Promise<void> => {
  if (!files.runs || !files.isRoot) return;
  const inTime = AbortSignal.timeout(tidyMs);
  try {
    for (let start = 0; start < paths.length; start += mostAtOnce) {
      await doByTool(files, ["rm", "-f", "--"], paths.slice(start, start + mostAtOnce), inTime);
    }
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};
