import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { RecreationRow } from "../../../db/recreations.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import type { ScopedEngine } from "../../../http/call.ts";
import { createFromSpec } from "../create/create.ts";
import { proveStarted } from "./prove.ts";

/** Writes down a step before it is taken. */
export type NoteStep = (change: Pick<RecreationRow, "step"> & { newId?: string }) => void;

/**
 * Puts a new container into the place of an old one. The old one is only set aside until the new one has shown that it
 * runs, so that every step before the last can be taken back. Rejects with the first failure and takes nothing back itself.
 */
export const switchContainers = async (
  engine: ScopedEngine,
  {
    row,
    spec,
    old,
    note,
  }: { row: RecreationRow; spec: ContainerSpec; old: ContainerInspect; note: NoteStep },
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
    await proveStarted(client, { id: newId, old });
  }
  note({ step: "remove-old" });
  return { newId, warnings };
};
