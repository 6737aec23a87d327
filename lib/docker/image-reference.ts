import { z } from "zod";

const defaultRegistry = "docker.io";
const officialNamespace = "library/";
const maxNameLength = 255;

/** A parsed image reference: either a name with its parts, or the id of an image. */
export type ImageReference =
  | { kind: "name"; registry: string; repository: string; tag: string | null; digest: string | null }
  | { kind: "id"; id: string };

type ImageName = Extract<ImageReference, { kind: "name" }>;

// The grammar of github.com/distribution/reference (regexp.go).
const imageIdPattern = /^sha256:[0-9a-f]{64}$/;
const bareIdPattern = /^[0-9a-f]{64}$/;
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}$/;
const digestPattern = /^[a-zA-Z][a-zA-Z0-9]*(?:[-_+.][a-zA-Z][a-zA-Z0-9]*)*:[0-9a-fA-F]{32,}$/;
const pathPartPattern = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const hostPattern =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;

/**
 * Reads `[registry/]repository[:tag][@digest]` or an image id, with Docker's defaults (`docker.io`, `library/`) filled
 * in. A missing tag stays null: what it means (`latest`, or nothing beside a digest) depends on the command.
 * Returns null when the text is not a valid reference.
 */
export function parseImageReference(text: string): ImageReference | null {
  if (imageIdPattern.test(text)) return { kind: "id", id: text };
  if (bareIdPattern.test(text)) return { kind: "id", id: `sha256:${text}` };
  const [beforeDigest = "", digest = null, ...rest] = text.split("@");
  if (rest.length > 0 || (digest !== null && !digestPattern.test(digest))) return null;
  const { name, tag } = splitTag(beforeDigest);
  if (tag !== null && !tagPattern.test(tag)) return null;
  const place = splitRegistry(name);
  return place === null ? null : { kind: "name", ...place, tag, digest };
}

/** The tag follows the last colon, unless a slash follows that colon: then it is a registry's port. */
function splitTag(text: string): { name: string; tag: string | null } {
  const colon = text.lastIndexOf(":");
  if (colon === -1 || text.includes("/", colon)) return { name: text, tag: null };
  return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}

function splitRegistry(name: string): Pick<ImageName, "registry" | "repository"> | null {
  const slash = name.indexOf("/");
  const first = slash === -1 ? "" : name.slice(0, slash);
  const hasRegistry = /[.:A-Z]/.test(first) || first === "localhost";
  const registry = hasRegistry && first !== "index.docker.io" ? first : defaultRegistry;
  let repository = hasRegistry ? name.slice(slash + 1) : name;
  if (!hostPattern.test(registry) || !repository.split("/").every((part) => pathPartPattern.test(part)))
    return null;
  if (registry === defaultRegistry && !repository.includes("/")) repository = officialNamespace + repository;
  return registry.length + 1 + repository.length > maxNameLength ? null : { registry, repository };
}

/** Writes a reference in full: `docker.io/library/nginx:1.27@sha256:...`. */
export function formatImageReference(reference: ImageReference): string {
  if (reference.kind === "id") return reference.id;
  return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}

/**
 * The short form people use: `nginx:1.27` for `docker.io/library/nginx:1.27`, 12 characters for an id. Text that is no
 * reference comes back as it is, because the engine may report such names.
 */
export function familiarImageName(text: string): string {
  const reference = parseImageReference(text);
  if (reference === null) return text;
  if (reference.kind === "id") return reference.id.slice("sha256:".length, "sha256:".length + 12);
  const { registry, repository } = reference;
  if (registry !== defaultRegistry) return `${registry}/${repository}${suffix(reference)}`;
  const short = repository.startsWith(officialNamespace)
    ? repository.slice(officialNamespace.length)
    : repository;
  // `library/a/b` must keep its namespace: without it the first part could read as something else.
  return `${short.includes("/") ? repository : short}${suffix(reference)}`;
}

const suffix = ({ tag, digest }: ImageName): string =>
  `${tag === null ? "" : `:${tag}`}${digest === null ? "" : `@${digest}`}`;

/** Input for a command that takes an image: any valid reference, unchanged. */
export const imageReference = z.string().refine((text) => parseImageReference(text) !== null, {
  error: "must be an image reference such as nginx, nginx:1.27 or registry.example.com/team/app@sha256:…",
});

/** Input for a pull: a name, with a tag or digest or without; an id names nothing in a registry. */
export const pullReference = z.string().refine((text) => parseImageReference(text)?.kind === "name", {
  error: "must be an image's name such as nginx, nginx:1.27 or registry.example.com/team/app@sha256:…",
});

/**
 * What a pull of this text fetches, in full: without a tag and a digest `latest`; beside a digest a tag says nothing.
 * Null where it is no image's name.
 */
export function pulledReference(text: string): string | null {
  const reference = parseImageReference(text);
  if (reference?.kind !== "name") return null;
  const { tag, digest } = reference;
  return formatImageReference({ ...reference, tag: digest === null ? (tag ?? "latest") : null });
}
