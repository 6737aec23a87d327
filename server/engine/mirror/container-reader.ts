import type { EngineDefaults } from "#lib/docker/host-power/engine-defaults.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../client.ts";
import { concurrently } from "../concurrently.ts";
import { pause } from "../pause.ts";
import type { ContainerSummary } from "../types/container.ts";
import { type ContainerDetails, type ContainerEntry, detailsOf, hasDetails } from "./container-entry.ts";
import type { ReadAgain } from "./kind.ts";
import type { Reader } from "./refresher.ts";
import type { Replica } from "./replica.ts";

/** Inspects that run at once, of one engine. */
export const inspectsAtOnce = 4;

/** They concern one container only; the others go on. */
const ofOneContainer = new Set([
  "not_found",
  "engine_failed",
  "engine_refused",
  "engine_protocol",
  "conflict",
]);

/** Reads one container's details; `null` when the engine has none to give. */
export const createDetailsRead =
  (client: EngineClient, defaults: () => Promise<EngineDefaults>) =>
  async (id: string, signal: AbortSignal): Promise<ContainerDetails | null> => {
    try {
      return detailsOf(await client.inspectContainer(id, { signal }), await defaults());
    } catch (error) {
      if (isCodedError(error) && ofOneContainer.has(error.code)) return null;
      throw error;
    }
  };

export type DetailsRead = ReturnType<typeof createDetailsRead>;

/** A listed row keeps the details that are known, unless its state shows that they are of an earlier life. */
export const keepDetails = (
  summary: ContainerSummary,
  known: ContainerEntry | undefined,
): ContainerEntry => ({
  id: summary.Id,
  summary,
  details: known && known.summary.State === summary.State ? known.details : null,
});

/**
 * The engine answers a stop, wakes who waits, and only then writes the state into the copy that its list is read from
 * (moby `daemon/monitor.go`: `SetStopped` before `CheckpointTo`); inspect reads the container itself. So a list may say
 * "running" of what the same engine has just said to be stopped; it is read again until both say the same.
 */
const lags = ({ summary, details }: ContainerEntry): boolean =>
  details !== null && details.state !== "" && details.state !== summary.State;
const lagPauseMs = 10;
/** After so many it is taken as it is, so that the others need not wait, and is looked at again later. */
const lagReads = 5;
/** Later, and how often at most: writing may be slow, but an engine may also have another word in each of the two. */
const lagAgainMs = 500;
const lagsAgain = 5;

/** Has those marked again, some time later, whose list lags behind still. */
const createLagWatch = (replica: Replica<ContainerEntry>, { mark, announce }: ReadAgain) => {
  const counts = new Map<string, number>();
  const lookAgain = (id: string): void => {
    if (replica.get(id)) mark(id);
    else counts.delete(id);
  };
  return (entries: readonly ContainerEntry[]): void => {
    for (const entry of entries) {
      const count = lags(entry) ? (counts.get(entry.id) ?? 0) + 1 : 0;
      if (count === 0 || count > lagsAgain) counts.delete(entry.id);
      else {
        counts.set(entry.id, count);
        announce(entry.id);
        setTimeout(lookAgain, lagAgainMs, entry.id).unref();
      }
    }
  };
};

const createEntriesRead =
  (client: EngineClient, readDetails: DetailsRead) =>
  async (ids: readonly string[], signal: AbortSignal): Promise<ContainerEntry[]> => {
    const rows = await client.listContainers({ ids, signal });
    return concurrently(inspectsAtOnce, rows, async (summary) => ({
      id: summary.Id,
      summary,
      details: hasDetails(summary) ? await readDetails(summary.Id, signal) : null,
    }));
  };

/**
 * Containers: a list brings the rows at once and leaves the details to `fill`; named ones are read with their details, so
 * that a state and its exit code change together.
 */
export const createContainerReader = (options: {
  client: EngineClient;
  replica: Replica<ContainerEntry>;
  readDetails: DetailsRead;
  fill(ids: readonly string[]): void;
  later: ReadAgain;
}): Reader<ContainerEntry> => {
  const { client, replica } = options;
  const readEntries = createEntriesRead(client, options.readDetails);
  return {
    key: (entry) => entry.id,
    applied: createLagWatch(replica, options.later),
    async list(signal) {
      const rows = await client.listContainers({ signal });
      options.fill(rows.filter(hasDetails).map((row) => row.Id));
      return rows.map((row) => keepDetails(row, replica.get(row.Id)));
    },
    async read(keys, signal) {
      const entries = new Map((await readEntries(keys, signal)).map((entry) => [entry.id, entry]));
      for (let again = 0; again < lagReads; again += 1) {
        const late = [...entries.values()].filter(lags).map(({ id }) => id);
        if (late.length === 0) break;
        await pause(lagPauseMs, signal);
        for (const id of late) entries.delete(id);
        for (const entry of await readEntries(late, signal)) entries.set(entry.id, entry);
      }
      return [...entries.values()];
    },
  };
};
