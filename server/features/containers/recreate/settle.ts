import { bareName } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { RecreationRow } from "../../../db/recreations.ts";
import type { EngineClient } from "../../../engine/client.ts";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import { judgeStarted } from "./prove.ts";

/** How a recreation that was cut off came to rest: the old container is back, the new one has its place, or both are gone. */
export type Settled = "restored" | "completed" | "gone";

type Client = Pick<EngineClient, "inspectContainer" | "remove" | "renameContainer" | "start">;

/**
 * Brings a recreation to rest from wherever it was left, by what the engine has now: forward once the new container
 * runs in its place (it may have served since), back before. A failure seen by `cause` is taken back in any case. Done again after a failure it does what is left. Rejects while the engine does not let it.
 */
export const settle = async (
  client: Client,
  row: RecreationRow,
  cause: "interrupted" | "failed" = "interrupted",
): Promise<Settled> => {
  const [old, made] = await Promise.all([
    find(client, row.oldId),
    // Its id may not have been noted yet: no one else has its name.
    find(client, row.newId ?? row.newName),
  ]);
  const serves = cause === "interrupted" && row.step === "start" && made !== null && runsWell(made, old);
  const isForward = row.step === "remove-old" || old === null || serves;
  if (isForward && made !== null) {
    await complete(client, row, { old, made });
    return "completed";
  }
  if (old === null) return "gone";
  await restore(client, row, { old, made });
  return "restored";
};

/** It was started, and no more is known against it than what `judgeStarted` sees. */
const runsWell = (made: ContainerInspect, old: ContainerInspect | null): boolean =>
  made.State.Running === true && old !== null && typeof judgeStarted(made, old) === "string";

type Pair = { old: ContainerInspect | null; made: ContainerInspect | null };

/** The old one's volumes are the new one's by name, so none is removed with it. */
const complete = async (client: Client, row: RecreationRow, { old, made }: Pair): Promise<void> => {
  if (old) await client.remove(old.Id, { force: true });
  if (!made) return;
  await takeName(client, made, row.finalName);
  if (row.wasRunning && row.step !== "remove-old") await client.start(made.Id);
};

const restore = async (client: Client, row: RecreationRow, { old, made }: Pair): Promise<void> => {
  // Unnamed volumes of its own hold nothing that anybody put there; named ones stay.
  if (made) await client.remove(made.Id, { force: true, volumes: true });
  if (!old) return;
  await takeName(client, old, row.name);
  // Before it was stopped here, somebody else may have stopped it: that stays so.
  if (row.wasRunning && row.step !== "create") await client.start(old.Id);
};

const takeName = async (client: Client, container: ContainerInspect, name: string): Promise<void> => {
  if (bareName(container.Name ?? "") !== name) await client.renameContainer(container.Id, name);
};

const find = async (client: Client, ref: string): Promise<ContainerInspect | null> => {
  try {
    return await client.inspectContainer(ref);
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return null;
    throw error;
  }
};
