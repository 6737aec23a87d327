import type { PrunableImage } from "#lib/contracts/images.ts";
import { bytesOfOnly } from "#lib/docker/image-layers.ts";
import { shortId } from "#lib/docker/names.ts";
import { type CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ImageSummary } from "../../engine/types/image.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { showChange } from "../../realtime/show-change.ts";
import type { createLayerReader } from "./layer-reader.ts";
import { removeWithTags } from "./removal.ts";

type LayerReader = ReturnType<typeof createLayerReader>;
type Parts = { engine: ScopedEngine; layers: LayerReader; signal?: AbortSignal | undefined };
type Removed = { untagged: string[]; deleted: string[]; kept: { id: string; reason: string }[] };

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
): Promise<Removed & { reclaimed: number }> => {
  const { going, staying } = await plan(parts, all);
  checkConfirmed(
    going.map((image) => ({ key: image.Id, name: nameOf(image) })),
    confirmed,
  );
  // Read before they go: afterwards nobody can tell their layers.
  await bytesOf(parts, going, staying);
  const removed = await showChange(
    parts.engine,
    "images",
    () => removeAll(parts.engine, going),
    () => going.map(idOf),
  );
  return { ...removed, reclaimed: await reclaimedBy({ ...parts, signal: undefined }, going) };
};

/** An image stands in the way of those that it was built on, so what was refused is tried again while others go. */
const removeAll = async (engine: ScopedEngine, going: readonly ImageSummary[]): Promise<Removed> => {
  const done: Removed = { untagged: [], deleted: [], kept: [] };
  let left = going;
  do {
    going = left;
    done.kept = [];
    for (const image of going) await removeOne(engine, image, done);
    const kept = new Set(done.kept.map(({ id }) => id));
    left = going.filter(({ Id }) => kept.has(Id));
  } while (left.length > 0 && left.length < going.length);
  return done;
};

const removeOne = async (engine: ScopedEngine, image: ImageSummary, done: Removed): Promise<void> => {
  try {
    const { untagged, deleted } = await removeWithTags(engine, image);
    done.untagged.push(...untagged);
    done.deleted.push(...deleted);
  } catch (error) {
    // It went with an image that was built on it.
    if (isCodedError(error) && error.code === "not_found") return;
    if (!isRefusal(error)) throw error;
    done.kept.push({ id: image.Id, reason: error.details.reason ?? error.message });
  }
};

/** The engine said no to this one; the others are another matter. */
const isRefusal = (error: unknown): error is CodedError =>
  isCodedError(error) && ["conflict", "engine_refused", "engine_failed"].includes(error.code);

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
