type Labels = Readonly<Record<string, string>>;

/** What Docker Compose wrote about the container that it made. */
export type ComposeLabels = {
  project: string;
  service: string | null;
  /** 1 for the first replica. */
  number: number | null;
  configFiles: string[];
  workingDir: string | null;
  /** True for a container of `docker compose run`. */
  oneOff: boolean;
};

/** The compose origin of an object, or null when compose did not make it. */
export function composeOf(labels: Labels): ComposeLabels | null {
  const label = (name: string): string | null => filled(labels[`com.docker.compose.${name}`]);
  const project = label("project");
  if (project === null) return null;
  const number = label("container-number");
  return {
    project,
    service: label("service"),
    number: number !== null && /^\d{1,9}$/.test(number) ? Number(number) : null,
    configFiles: (label("project.config_files") ?? "").split(",").filter((file) => file !== ""),
    workingDir: label("project.working_dir"),
    oneOff: label("oneoff")?.toLowerCase() === "true",
  };
}

/** What Swarm wrote about a task's container, or about an object of a stack. */
export type SwarmLabels = { stack: string | null; service: string | null; task: string | null };

/** The Swarm origin of an object, or null when it belongs to neither a stack nor a service. */
export function swarmOf(labels: Labels): SwarmLabels | null {
  const stack = filled(labels["com.docker.stack.namespace"]);
  const service = filled(labels["com.docker.swarm.service.name"]);
  const task = filled(labels["com.docker.swarm.task.name"]);
  return stack === null && service === null && task === null ? null : { stack, service, task };
}

const ociKeys = [
  "title",
  "description",
  "version",
  "revision",
  "created",
  "vendor",
  "authors",
  "licenses",
] as const;
const ociLinkKeys = ["url", "source", "documentation"] as const;
type OciKey = (typeof ociKeys)[number] | (typeof ociLinkKeys)[number];

/**
 * The `org.opencontainers.image.*` labels that are set, by their last part. The three that name a place are given only
 * when they are http(s) addresses: an image's author must not be able to hand the browser another scheme.
 */
export function ociOf(labels: Labels): Partial<Record<OciKey, string>> {
  const found: Partial<Record<OciKey, string>> = {};
  for (const key of ociKeys) {
    const value = filled(labels[`org.opencontainers.image.${key}`]);
    if (value !== null) found[key] = value;
  }
  for (const key of ociLinkKeys) {
    const value = filled(labels[`org.opencontainers.image.${key}`]);
    if (value !== null && /^https?:\/\/\S+$/i.test(value)) found[key] = value;
  }
  return found;
}

const filled = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

/**
 * The labels that say where an object belongs: what readers see who may not inspect it, since all others may carry
 * secrets. Of an address among them, whoever is named in it is left out: build tools write where the code came from, with
 * the token by which they came to it.
 */
export const publicLabels = (labels: Labels): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([key]) => publicPrefixes.some((one) => key.startsWith(one)))
      .map(([key, value]) => [key, withoutUserinfo(value)]),
  );

/** All up to the last "@" before the path, as browsers read an address (a password may hold an "@"). */
const withoutUserinfo = (text: string): string =>
  text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, "$1");

const publicPrefixes = ["com.docker.compose.", "org.opencontainers.image."];

/** Limits for labels in a list. `maxValueLength` (UTF-16 units) holds for a key as well as for a value. */
export type LabelLimits = { maxLabels: number; maxValueLength: number };

/**
 * The labels a list may carry: dockerd accepts labels of a megabyte, so long ones are left out, and so is what exceeds
 * the number (in order of key). `dropped` counts both; inspect still has all.
 */
export function presentLabels(
  labels: Labels,
  limits: LabelLimits,
): { labels: Record<string, string>; dropped: number } {
  const all = Object.entries(labels);
  const kept = all
    .filter(([key, value]) => key.length <= limits.maxValueLength && value.length <= limits.maxValueLength)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, limits.maxLabels);
  // fromEntries defines properties, so a label called `__proto__` stays a label.
  return { labels: Object.fromEntries(kept), dropped: all.length - kept.length };
}
