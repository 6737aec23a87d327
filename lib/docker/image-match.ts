import { parseImageReference } from "./image-reference.ts";

/**
 * Whether a container's image is the one that a pattern names: `nginx` is `docker.io/library/nginx` with any tag,
 * `nginx:1.27` only that one. Text that is no reference fits only itself.
 */
export const isImageLike = (image: string, pattern: string): boolean => {
  const wanted = parseImageReference(pattern);
  const given = parseImageReference(image);
  if (wanted?.kind !== "name" || given?.kind !== "name") return image === pattern;
  if (wanted.registry !== given.registry || wanted.repository !== given.repository) return false;
  if (wanted.tag !== null && wanted.tag !== (given.tag ?? "latest")) return false;
  return wanted.digest === null || wanted.digest === given.digest;
};

/** An image without its tag and digest: what a command that fits it fits with every tag. */
export const imageWithoutTag = (image: string): string =>
  (image.split("@", 1)[0] ?? image).replace(/:[^:/]*$/, "");
