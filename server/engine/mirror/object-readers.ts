import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../client.ts";
import { concurrently } from "../concurrently.ts";
import { type ImageSummary, summaryOfImage } from "../types/image.ts";
import type { NetworkEntry } from "../types/network.ts";
import type { VolumeEntry } from "../types/volume.ts";
import type { Reader } from "./refresher.ts";
import type { Replica } from "./replica.ts";

const imageOrNull = async (
  client: EngineClient,
  ref: string,
  signal: AbortSignal,
): Promise<ImageSummary | null> => {
  try {
    return summaryOfImage(await client.inspectImage(ref, { signal }));
  } catch (error) {
    if (isCodedError(error) && (error.code === "not_found" || error.code === "invalid_input")) return null;
    throw error;
  }
};

/** Images: named ones by inspect, in the list's shape. A tag has one owner, so who lost it has to be read again. */
export const createImageReader = (options: {
  client: EngineClient;
  replica: Replica<ImageSummary>;
  mark(key: string): void;
}): Reader<ImageSummary> => ({
  key: (image) => image.Id,
  list: (signal) => options.client.listImages({ signal }),
  async read(refs, signal) {
    const found = await concurrently(4, refs, (ref) => imageOrNull(options.client, ref, signal));
    return found.filter((image) => image !== null);
  },
  applied(images) {
    const owners = new Map(images.flatMap((image) => image.RepoTags.map((tag) => [tag, image.Id] as const)));
    for (const image of options.replica.values()) {
      const lost = image.RepoTags.some((tag) => owners.has(tag) && owners.get(tag) !== image.Id);
      if (lost) options.mark(image.Id);
    }
  },
});

/** Volumes: the engine's name filter matches parts of names, so its answer is narrowed here. */
export const createVolumeReader = (client: EngineClient): Reader<VolumeEntry> => ({
  key: (volume) => volume.Name,
  list: (signal) => client.listVolumes({ signal }),
  async read(names, signal) {
    const wanted = new Set(names);
    const found = await client.listVolumes({ names, signal });
    return found.filter((volume) => wanted.has(volume.Name));
  },
});

export const createNetworkReader = (client: EngineClient): Reader<NetworkEntry> => ({
  key: (network) => network.Id,
  list: (signal) => client.listNetworks({ signal }),
  async read(ids, signal) {
    const wanted = new Set(ids);
    const found = await client.listNetworks({ ids, signal });
    return found.filter((network) => wanted.has(network.Id));
  },
});
