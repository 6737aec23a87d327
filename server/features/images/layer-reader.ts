import { type LayerChain, layersOfSteps } from "#lib/docker/image-layers.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../../engine/client.ts";
import { concurrently } from "../../engine/concurrently.ts";

type Read = (
  client: EngineClient,
  ids: readonly string[],
  signal: AbortSignal | undefined,
) => Promise<LayerChain[]>;
type ReadOne = (
  client: EngineClient,
  id: string,
  options: { signal?: AbortSignal | undefined },
) => Promise<LayerChain>;

const kept = 20_000;
const atOnce = 6;

/**
 * Reads images' layers, and keeps them: what an id names never changes. The digests alone cost one call of the engine for
 * an image, their sizes another.
 */
export const createLayerReader = (): { sized: Read; digests: Read } => ({
  sized: remembering(async (client, id, options) => {
    const [inspect, history] = await Promise.all([
      client.inspectImage(id, options),
      client.imageHistory(id, options),
    ]);
    const steps = history.toReversed();
    const digests = layersOfSteps(steps, inspect.RootFS?.Layers ?? []);
    return digests.flatMap((digest, place) =>
      digest === null ? [] : [{ digest, size: steps[place]?.Size ?? 0 }],
    );
  }),
  digests: remembering(async (client, id, options) => {
    const inspect = await client.inspectImage(id, options);
    return (inspect.RootFS?.Layers ?? []).map((digest) => ({ digest, size: 0 }));
  }),
});

/** One that vanishes while it is read is left out. */
const remembering = (readOne: ReadOne): Read => {
  const known = new Map<string, LayerChain>();
  const read = async (client: EngineClient, id: string, signal: AbortSignal | undefined) => {
    try {
      const chain = known.get(id) ?? (await readOne(client, id, { signal }));
      known.set(id, chain);
      return [chain];
    } catch (error) {
      if (isCodedError(error) && error.code === "not_found") return [];
      throw error;
    }
  };
  return async (client, ids, signal) => {
    const chains = await concurrently(atOnce, ids, (id) => read(client, id, signal));
    // The oldest first: what is still there can be read again.
    for (const id of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(id);
    return chains.flat();
  };
};
