import { can, type Role } from "#lib/contracts/permissions.ts";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

/** What holds where `PULL_REGISTRIES` says nothing. */
export const defaultPullRegistries: readonly string[] = ["docker.io"];

/**
 * Whether a role may have the engine pull an image: whoever holds `image.pull`, from the given registries only; an admin
 * from any. A pull makes the engine's host send requests wherever the reference points, which is why "any" is not for
 * all. `registries` are hosts as Docker writes them in full, with or without a path below: `docker.io`,
 * `registry.example.com:5000`, `ghcr.io/our-team`. Text that is no reference, and an image's id, are never pulled.
 *
 * In a handler: `assertMayPull(actor.role, input.image, pullRegistries)`, with `config.pullRegistries`.
 */
export const mayPull = (
  role: Role,
  imageReference: string,
  registries: readonly string[] = defaultPullRegistries,
): boolean => {
  const reference = parseImageReference(imageReference);
  if (reference?.kind !== "name" || !can(role, "image.pull")) return false;
  const place = `${reference.registry}/${reference.repository}`;
  return role === "admin" || registries.some((registry) => place.startsWith(`${registry}/`));
};

/** Whether a text names a registry, or a namespace of one, as the lists here hold them. */
export const isRegistry = (text: string): boolean => {
  const below = parseImageReference(`${text}/x`);
  return below?.kind === "name" && `${below.registry}/${below.repository}`.startsWith(`${text}/`);
};

/** Throws `forbidden`, with what is allowed as its reason, where `mayPull` says no. */
export const assertMayPull = (
  role: Role,
  imageReference: string,
  registries: readonly string[] = defaultPullRegistries,
): void => {
  if (mayPull(role, imageReference, registries)) return;
  throw new CodedError("forbidden", `Your role (${role}) may not pull this image`, {
    reason: `${imageReference} is not from a registry that your role may pull from: ${registries.join(", ") || "none"}`,
  });
};
