import { removedWords } from "#lib/contracts/audit-detail.ts";
import { containerPrune, type PrunableContainer } from "#lib/contracts/container-prune.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { bareName } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { removeEach } from "../../realtime/remove-each.ts";
import { showChange } from "../../realtime/show-change.ts";

/** moby `daemon/prune.go`: what does not run. One that restarts or is paused counts as running. */
const prunableStates: ReadonlySet<string> = new Set(["created", "exited", "dead"]);

/** To count what a container wrote takes the engine time; what comes free is not worth a long wait. */
const countMs = 20_000;

/** What a prune would remove, by the engine's own list of this moment. Never the container that the panel runs in. */
const prunableContainers = async (
  { client }: ScopedEngine,
  ownId: string | null,
  signal: AbortSignal,
): Promise<PrunableContainer[]> => {
  const [containers, sizes] = await Promise.all([client.listContainers({ signal }), sizesOf(client, signal)]);
  return containers
    .filter(({ Id, State }) => Id !== ownId && prunableStates.has(State))
    .map(({ Id, Names, Image, State, Created, Labels }) => ({
      id: Id,
      name: bareName(Names[0] ?? Id.slice(0, 12)),
      image: Image,
      state: State,
      createdAt: Created * 1000,
      size: sizes?.get(Id) ?? null,
      project: composeOf(Labels)?.project ?? null,
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
};

const sizesOf = async (
  client: ScopedEngine["client"],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number> | null> => {
  try {
    return await client.containerSizes({ signal: AbortSignal.any([signal, AbortSignal.timeout(countMs)]) });
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return null;
  }
};

/**
 * Removes what the preview showed, container by container, never by force and never with volumes: one that was started
 * since stays.
 */
const pruneContainers = async (
  engine: ScopedEngine,
  { ownId, confirmed }: { ownId: string | null; confirmed: readonly string[] },
  signal: AbortSignal,
) => {
  const would = await prunableContainers(engine, ownId, signal);
  checkConfirmed(
    would.map(({ id, name }) => ({ key: id, name })),
    confirmed,
  );
  const ids = would.map(({ id }) => id);
  const { removed, kept, stopped } = await showChange(
    engine,
    "containers",
    () => removeEach(ids, (id) => engine.client.remove(id), signal),
    () => ids,
  );
  if (stopped && removed.length === 0) throw stopped;
  const byId = new Map(would.map((one) => [one.id, one]));
  const nameOf = (id: string): string => byId.get(id)?.name ?? id;
  return {
    removed: removed.map(nameOf),
    reclaimed: sumOf(removed.map((id) => byId.get(id)?.size ?? null)),
    kept: Array.from(kept, ([id, reason]) => ({ name: nameOf(id), reason })),
  };
};

/** Null where one of them was not counted. */
const sumOf = (sizes: readonly (number | null)[]): number | null =>
  sizes.reduce<number | null>((sum, size) => (sum === null || size === null ? null : sum + size), 0);

export const createContainerPruneRoutes = (ownId: string | null): Route[] =>
  routes(containerPrune, {
    preview: async ({ engine, signal }) => ({ items: await prunableContainers(engine, ownId, signal) }),
    prune: async ({ engine, input: { confirmed }, signal, answer }) => {
      const gone = await pruneContainers(engine, { ownId, confirmed }, signal);
      answer.note(removedWords(gone.removed));
      return gone;
    },
  });
