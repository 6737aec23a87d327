import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { RecreationRow } from "../../../db/recreations.ts";
import type { ScopedEngine } from "../../../http/call.ts";
import { createFromSpec } from "../create/create.ts";

/** Writes down a step before it is taken. */
export type NoteStep = (change: Pick<RecreationRow, "step"> & { newId?: string }) => void;

/**
 * Puts a new container into the place of an old one. The old one is only set aside until the new one runs, so that
 * every step before the last can be taken back. Rejects with the first failure and takes nothing back itself.
 */
export const switchContainers = async (
  engine: ScopedEngine,
  { row, spec, note }: { row: RecreationRow; spec: ContainerSpec; note: NoteStep },
): Promise<{ newId: string; warnings: readonly string[] }> => {
  const { client } = engine;
  const { id: newId, warnings } = await createFromSpec(engine, { ...spec, name: row.newName });
  note({ step: "stop", newId });
  await client.stop(row.oldId);
  note({ step: "set-aside" });
  await client.renameContainer(row.oldId, row.asideName);
  note({ step: "take-name" });
  await client.renameContainer(newId, row.finalName);
  if (row.wasRunning) {
    note({ step: "start" });
    await client.start(newId);
  }
  note({ step: "remove-old" });
  return { newId, warnings };
};
