import type { EngineClient } from "../client.ts";
import { concurrently } from "../concurrently.ts";
import { type ContainerDetails, type ContainerEntry, hasDetails } from "./container-entry.ts";
import { type DetailsRead, inspectsAtOnce, keepDetails } from "./container-reader.ts";
import type { Replica } from "./replica.ts";
import { createRotation } from "./rotation.ts";

/** How many containers one audit inspects of those that look unchanged, and of those whose details are missing. */
export const sampleSize = 8;

/** No event tells of a single failed probe: while the status is the same, the streak may be what it was. */
const asTold = (read: ContainerDetails, known: ContainerDetails): ContainerDetails =>
  read.health?.status === known.health?.status ? { ...read, health: known.health } : read;

/**
 * What an audit of the containers compares with: a list, whose rows have the details that are known, but for a small
 * sample that was inspected just now, another one each time. So an audit costs the engine the same however many
 * containers there are. Details that could not be read before are asked for again, as few at a time.
 */
export const createContainerSurvey = (options: {
  client: EngineClient;
  replica: Replica<ContainerEntry>;
  readDetails: DetailsRead;
  fill(ids: readonly string[]): void;
}) => {
  const { client, replica, readDetails } = options;
  const sampleOf = createRotation(sampleSize);
  const missingOf = createRotation(sampleSize);

  const inspect = async (ids: readonly string[], signal: AbortSignal) => {
    const read = await concurrently(inspectsAtOnce, ids, (id) => readDetails(id, signal));
    return new Map(ids.map((id, index) => [id, read[index] ?? null]));
  };

  return async (signal: AbortSignal): Promise<ContainerEntry[]> => {
    const rows = await client.listContainers({ signal });
    const entries = rows.map((row) => keepDetails(row, replica.get(row.Id)));
    const isMissing = ({ id, summary }: ContainerEntry) =>
      hasDetails(summary) && replica.get(id)?.details === null;
    options.fill(missingOf(entries.filter(isMissing).map(({ id }) => id)));
    const known = entries.filter(({ details }) => details !== null).map(({ id }) => id);
    const sample = await inspect(sampleOf(known), signal);
    return entries.map((entry) => {
      const read = sample.get(entry.id);
      return read && entry.details ? { ...entry, details: asTold(read, entry.details) } : entry;
    });
  };
};
