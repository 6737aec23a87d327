import { bareName } from "../names.ts";
import { hostPowerOf } from "./host-power.ts";
import type { ContainerSpec } from "./spec.ts";
import { cutPair } from "./values/csv.ts";

/** A container by its id, whole or the first twelve digits of it, and its name. */
export type Named = { readonly id: string; readonly name: string };

/**
 * The spec of a container that holds on to another (its namespaces, its volumes, a link), for when that other was made
 * again: what named the old one names the new one, which is called `name`.
 */
export function followSpec(spec: ContainerSpec, old: Named, name: string): ContainerSpec {
  const isOld = (ref: string): boolean =>
    bareName(ref) === old.name ||
    (Math.min(ref.length, old.id.length) >= 12 && (old.id.startsWith(ref) || ref.startsWith(old.id)));
  const joined = (mode: string): string => {
    const [kind, ref] = cutPair(mode, ":");
    return kind === "container" && ref !== null && isOld(ref) ? `container:${name}` : mode;
  };
  const listed = (entry: string): string => {
    const [ref, rest] = cutPair(entry, ":");
    return isOld(ref) ? [name, ...(rest === null ? [] : [rest])].join(":") : entry;
  };
  return {
    ...spec,
    networks: spec.networks.map((network) => ({ ...network, name: joined(network.name) })),
    pid: joined(spec.pid),
    ipc: joined(spec.ipc),
    links: spec.links.map(listed),
    volumesFrom: spec.volumesFrom.map(listed),
  };
}

/** What must be confirmed of the host's power for the followed spec: `hostPower` is the server's list for the one before. */
export const followPower = (
  before: ContainerSpec,
  followed: ContainerSpec,
  hostPower: readonly string[],
): string[] => {
  const own = new Set(hostPowerOf(before));
  // Beside the spec's own words the server has those that come of what its volumes and networks are made of.
  return [...new Set([...hostPowerOf(followed), ...hostPower.filter((word) => !own.has(word))])];
};
