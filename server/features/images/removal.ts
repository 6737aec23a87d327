import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ImagesGone } from "../../engine/client/images.ts";
import type { ImageInspect } from "../../engine/types/image.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { removeUnlessUsed } from "../../realtime/in-use.ts";
import { showChange } from "../../realtime/show-change.ts";
import type { ImageViews } from "./views.ts";

type Removal = { image: string; force?: boolean | undefined };
/** The names and the ids of what went. */
export type Gone = { untagged: string[]; deleted: string[] };

/**
 * Removes what a reference names, as `docker rmi` does, but for one thing: an image given by its id goes with all its
 * tags, which the engine would only do by force, and force also overrules the containers that use it.
 */
export const removeImage = async (
  { engine, withdrawn }: { engine: ScopedEngine; withdrawn: AbortSignal },
  views: ImageViews,
  { image, force = false }: Removal,
): Promise<Gone> => {
  await Promise.all([engine.mirror.ready("images"), engine.mirror.ready("containers")]);
  const inspect = await engine.client.inspectImage(image);
  const holders = () => views.source(engine).get(inspect.Id)?.uses ?? [];
  const byId = isIdOf(inspect.Id, image) && !isNameOf(inspect, image);
  return showChange(
    engine,
    "images",
    () =>
      removeUnlessUsed(
        async () => {
          // A name is what is to be taken off; an id, or the start of one, is acted on in full.
          if (!byId || force)
            return copy(await engine.client.removeImage(byId ? inspect.Id : image, { force }));
          if (holders().length > 0) throw new CodedError("conflict", "Containers use this image");
          const gone: Gone = { untagged: [], deleted: [] };
          await removeWithTags(engine, inspect, gone);
          return gone;
        },
        holders,
        withdrawn,
      ),
    () => [inspect.Id],
  );
};

const isIdOf = (id: string, text: string): boolean => id.startsWith(text) || id.startsWith(`sha256:${text}`);

/** Digits may be a name, too; then the engine takes them for the name. */
const isNameOf = ({ RepoTags }: ImageInspect, text: string): boolean =>
  (RepoTags ?? []).some((tag) => tag === text || tag === `${text}:latest`);

/** Of an image that several repositories name, engines say this when it is to go by its id (moby `image_delete.go`). */
const hasSeveralNames = (error: unknown): boolean =>
  isCodedError(error) && /referenced in (multiple|one or more) repositories/.test(error.details.reason ?? "");

/**
 * Removes an image with all its names, and never by force; adds to `gone` what went, also when it fails on the way. The
 * engine is asked for the whole first: where a container or another image stands in the way, it says so and nothing has
 * gone. Only several names are not in the way.
 */
export const removeWithTags = async (
  { client }: ScopedEngine,
  { Id, RepoTags, RepoDigests }: Pick<ImageInspect, "Id" | "RepoTags" | "RepoDigests">,
  gone: Gone,
): Promise<void> => {
  const add = ({ untagged, deleted }: ImagesGone): void => {
    gone.untagged.push(...untagged);
    gone.deleted.push(...deleted);
  };
  try {
    return add(await client.removeImage(Id));
  } catch (error) {
    if (!hasSeveralNames(error)) throw error;
  }
  // A digest goes with the last tag of its repository; one that has none must be named.
  for (const name of [...(RepoTags ?? []), ...(RepoDigests ?? [])])
    if (!gone.untagged.includes(name)) add(await client.removeImage(name).catch(nothingIfGone));
};

/** A name that is gone by the time its turn comes is what was wanted. */
const nothingIfGone = (error: unknown): ImagesGone => {
  if (isCodedError(error) && error.code === "not_found") return { untagged: [], deleted: [] };
  throw error;
};

const copy = ({ untagged, deleted }: ImagesGone): Gone => ({
  untagged: [...untagged],
  deleted: [...deleted],
});
