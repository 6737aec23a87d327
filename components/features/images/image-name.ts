import type { ImageRow } from "#lib/contracts/images.ts";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { shortId } from "#lib/docker/names.ts";

type Named = Pick<ImageRow, "id" | "tags" | "digests">;

/** What an image is called: by its first tag; without any by where it came from, if that is known, or by its number. */
export const imageName = ({ id, tags, digests }: Named): string =>
  tags[0] ?? digestName(digests[0]) ?? shortId(id);

const digestName = (digest: string | undefined): string | null => {
  const [repository, hex] = digest?.split("@sha256:") ?? [];
  return repository && hex ? `${repository}@${hex.slice(0, 12)}` : null;
};

/** The repositories and registries that an image's names lead to. */
export const originsOf = ({ tags, digests }: Pick<ImageRow, "tags" | "digests">) => {
  const places = [...tags, ...digests].flatMap((name) => {
    const reference = parseImageReference(name);
    return reference?.kind === "name" ? [reference] : [];
  });
  return {
    registries: [...new Set(places.map(({ registry }) => registry))],
    repositories: [...new Set(places.map(({ registry, repository }) => familiar(registry, repository)))],
  };
};

const familiar = (registry: string, repository: string): string =>
  registry === "docker.io" ? repository.replace(/^library\//, "") : `${registry}/${repository}`;

/** Fewer characters than docker shows could begin the ids of several. */
const leastIdLength = 12;

/** Finds the image that an address names: by a tag, by its id, or by the start of it. */
export const findImage = (rows: readonly ImageRow[], ref: string): ImageRow | undefined =>
  rows.find(({ tags }) => tags.includes(ref) || tags.includes(`${ref}:latest`)) ??
  (ref.length >= leastIdLength
    ? rows.find(({ id }) => id.startsWith(ref) || id.startsWith(`sha256:${ref}`))
    : undefined);
