import type { FileEntry } from "#lib/contracts/files.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import { TarReader } from "../../engine/tar/tar-reader.ts";
import type { ContainerFiles } from "./container-files.ts";

/** One entry of an archive as an entry of a folder. */
export const toFileEntry = (entry: TarEntry, name: string): FileEntry => ({
  name,
  kind: entry.kind,
  size: entry.hardLink ? null : entry.size,
  permissions: entry.permissions,
  uid: entry.uid,
  gid: entry.gid,
  owner: null,
  group: null,
  modifiedAt: entry.modifiedAt,
  target: entry.kind === "link" ? entry.target : null,
});

/** The name of what lies directly in the folder whose archive this is; null for all else. */
const directName = (name: string): string | null => {
  const inner = name.replace(/^\.?\//, "").replace(/\/$/, "");
  return inner === "" || inner.includes("/") ? null : inner;
};

const progressMs = 250;

/**
 * What a folder holds, out of the archive of all that is below it: the engine has no other way for a container that does
 * not run. The archive is in the order of depth, so the whole of it must go by. Batches of entries, and now and then how
 * many bytes went by.
 */
export async function* listByArchive(
  { client, id }: ContainerFiles,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<{ entries: FileEntry[]; bytes: number }, void, void> {
  const reader = new TarReader(await client.readArchive(id, path === "/" ? "/" : `${path}/.`, { signal }));
  try {
    let batch: FileEntry[] = [];
    let told = performance.now();
    for (let entry = await reader.next(); entry; entry = await reader.next()) {
      const name = directName(entry.name);
      if (name !== null) batch.push(toFileEntry(entry, name));
      if (performance.now() - told < progressMs) continue;
      yield { entries: batch, bytes: reader.bytes };
      batch = [];
      told = performance.now();
    }
    yield { entries: batch, bytes: reader.bytes };
  } finally {
    await reader.close();
  }
}
