import type { SystemSummary } from "#lib/contracts/system.ts";
import {
  containerStates,
  healthStates,
  toContainerState,
  toHealthState,
} from "#lib/docker/container-state.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { isPredefinedNetwork } from "#lib/docker/network-rules.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import type { MirrorReplicas } from "../../engine/mirror.ts";
import { attentionTo, compareAttention, type Past } from "./attention.ts";

/** What a summary counts: the mirror's replicas, or what stands for them. */
export type Countable = { [Kind in keyof MirrorReplicas]: Pick<MirrorReplicas[Kind], "size" | "values"> };

/** More than this many is a number, not a list that anybody reads. */
const maxItems = 50;

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const tallyContainers = (entries: readonly ContainerEntry[]): SystemSummary["containers"] => {
  const states = zeros(containerStates);
  const health = zeros(healthStates);
  const projects = new Set<string>();
  for (const { summary, details } of entries) {
    const state = toContainerState(summary.State) ?? "dead";
    states[state] += 1;
    const probed = state === "running" ? toHealthState(details?.health?.status) : null;
    if (probed) health[probed] += 1;
    const project = composeOf(summary.Labels)?.project;
    if (project) projects.add(project);
  }
  return { total: entries.length, states, health, projects: projects.size };
};

/** The names of the volumes and networks that any container, running or not, has. */
const namesInUse = (entries: readonly ContainerEntry[]) => {
  const volumes = new Set<string>();
  const networks = new Set<string>();
  for (const { summary } of entries) {
    for (const mount of summary.Mounts) if (mount.Type === "volume") volumes.add(mount.Name);
    for (const name of Object.keys(summary.NetworkSettings?.Networks ?? {})) networks.add(name);
  }
  return { volumes, networks };
};

/** Counts an engine's objects and finds what needs attention; `now` in ms since the epoch. */
export const summarize = (
  kinds: Countable,
  about: { past: Past; now: number; ownId: string | null },
): SystemSummary => {
  const containers = [...kinds.containers.values()];
  const inUse = namesInUse(containers);
  const attention = containers.flatMap((entry) => attentionTo(entry, about) ?? []).sort(compareAttention);
  return {
    containers: tallyContainers(containers),
    images: imagesOf(kinds.images),
    volumes: countUnused(kinds.volumes, ({ Name }) => !inUse.volumes.has(Name)),
    networks: countUnused(
      kinds.networks,
      ({ Name }) => !inUse.networks.has(Name) && !isPredefinedNetwork(Name),
    ),
    attention: { items: attention.slice(0, maxItems), total: attention.length },
  };
};

const imagesOf = (images: Countable["images"]): SystemSummary["images"] => {
  const all = [...images.values()];
  return {
    total: all.length,
    dangling: all.filter(({ RepoTags }) => RepoTags.length === 0).length,
    size: all.reduce((total, { Size }) => total + Size, 0),
  };
};

const countUnused = <T>(
  replica: { size: number; values(): Iterable<T> },
  isUnused: (entry: T) => boolean,
): { total: number; unused: number } => ({
  total: replica.size,
  unused: Array.from(replica.values()).filter(isUnused).length,
});
