import type { PrunableImage } from "#lib/contracts/images.ts";
import { bytesOfOnly } from "#lib/docker/image-layers.ts";
import { shortId } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ImageSummary } from "../../engine/types/image.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { removeEach } from "../../realtime/remove-each.ts";
import { showChange } from "../../realtime/show-change.ts";
import type { createLayerReader } from "./layer-reader.ts";
import { type Gone, removeWithTags } from "./removal.ts";

type LayerReader = ReturnType<typeof createLayerReader>;
type Parts = { engine: ScopedEngine; layers: LayerReader; signal?: AbortSignal | undefined };
type Removed = Gone & { kept: { id: string; reason: string }[] };

/** What a prune would remove, by the engine's own lists of this moment: the replica may be a blink behind. */
export const previewPrune = async (
  parts: Parts,
  all: boolean,
): Promise<{ items: PrunableImage[]; reclaimable: number }> => {
  const { going, staying } = await plan(parts, all);
  return { items: going.map(toPrunable), reclaimable: await bytesOf(parts, going, staying) };
};

const plan = async ({ engine: { client }, signal }: Parts, all: boolean) => {
  const [images, containers] = await Promise.all([
    client.listImages({ signal }),
    client.listContainers({ signal }),
  ]);
  const used = new Set(containers.map(({ ImageID }) => ImageID));
  const goes = (image: ImageSummary) => !used.has(image.Id) && (all || image.RepoTags.length === 0);
  return {
    going: images.filter(goes).sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1)),
    staying: images.filter((image) => !goes(image)),
  };
};

/** Bytes of the layers that only these images have, and not those that stay. */
const bytesOf = async (
  { engine: { client }, layers, signal }: Parts,
  going: readonly ImageSummary[],
  staying: readonly ImageSummary[],
): Promise<number> => {
  const [gone, kept] = await Promise.all([
    layers.sized(client, going.map(idOf), signal),
    layers.digests(client, staying.map(idOf), signal),
  ]);
  return bytesOfOnly(
    gone,
    kept.map((chain) => chain.map(({ digest }) => digest)),
  );
};

/**
 * Removes what the preview showed, image by image and never by force. The engine's own prune takes tags off images that
 * are in use, all but one of them (measured with 26.1), and that is not what anybody was shown.
 */
export const pruneImages = async (
  parts: Parts,
  { all, confirmed }: { all: boolean; confirmed: readonly string[] },
): Promise<Removed & { reclaimed: number | null }> => {
  const { going, staying } = await plan(parts, all);
  checkConfirmed(
    going.map((image) => ({ key: image.Id, name: nameOf(image) })),
    confirmed,
  );
  // Read before they go: afterwards nobody can tell their layers.
  await nullIfFailed(bytesOf(parts, going, staying));
  const removed = await showChange(
    parts.engine,
    "images",
    () => removeAll(parts, going),
    () => going.map(idOf),
  );
  // What is done is done, whether or not it can be counted just now.
  const reclaimed = await nullIfFailed(reclaimedBy({ ...parts, signal: undefined }, going));
  return { ...removed, reclaimed };
};

/** An image stands in the way of those that it was built on, so what was refused is tried again while others go. */
const removeAll = async ({ engine, signal }: Parts, going: readonly ImageSummary[]): Promise<Removed> => {
  const gone: Gone = { untagged: [], deleted: [] };
  let left = going;
  for (;;) {
    const { kept, stopped } = await removeEach(left, (image) => removeWithTags(engine, image, gone), signal);
    if (stopped && gone.untagged.length + gone.deleted.length === 0) throw stopped;
    if (stopped || kept.size === 0 || kept.size === left.length)
      return { ...gone, kept: Array.from(kept, ([{ Id }, reason]) => ({ id: Id, reason })) };
    left = [...kept.keys()];
  }
};

const nullIfFailed = async (bytes: Promise<number>): Promise<number | null> => {
  try {
    return await bytes;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return null;
  }
};

/** The bytes of what is really gone, by what the engine has now. */
const reclaimedBy = async (parts: Parts, went: readonly ImageSummary[]): Promise<number> => {
  const left = await parts.engine.client.listImages();
  const stays = new Set(left.map(idOf));
  return bytesOf(
    parts,
    went.filter(({ Id }) => !stays.has(Id)),
    left,
  );
};

const toPrunable = (image: ImageSummary): PrunableImage => ({
  id: image.Id,
  tags: [...image.RepoTags],
  size: image.Size,
  createdAt: image.Created > 0 ? image.Created * 1000 : null,
});

const idOf = ({ Id }: ImageSummary): string => Id;
const nameOf = ({ Id, RepoTags }: ImageSummary): string => RepoTags[0] ?? shortId(Id);
