import { readInspected } from "./host-power/inspected.ts";
import { type ContainerReference, containerReferences, namespaceReasons } from "./host-power/namespaces.ts";
import { privilegeReasons } from "./host-power/privileges.ts";
import { type HostPowerReason, reason, uniqueReasons } from "./host-power/reason.ts";
import { storageReasons, volumeNames, volumeReasons } from "./host-power/storage.ts";

/** What a container's own inspect says, and what else must be asked before it is judged. */
export type OwnHostPower = {
  reasons: HostPowerReason[];
  /** Containers whose namespaces or volumes it joined: it has the power that any of them has. */
  containers: ContainerReference[];
  /** Names of its volumes, each to be judged by `volumeReasons`. */
  volumes: string[];
};

/**
 * The part of the rule that needs no other object. `inspect` is the engine's JSON of `GET /containers/{id}/json`,
 * which is read here and not trusted: what cannot be read is a reason. `defaultRuntime` is that of `GET /info`.
 */
export function ownHostPower(
  inspect: unknown,
  defaultRuntime = "runc",
): OwnHostPower & { id: string | null } {
  const read = readInspected(inspect);
  if ("problem" in read) {
    return { id: null, reasons: [reason("unreadable", read.problem)], containers: [], volumes: [] };
  }
  const { value } = read;
  return {
    id: value.Id,
    reasons: uniqueReasons([
      ...privilegeReasons(value.HostConfig, defaultRuntime),
      ...namespaceReasons(value),
      ...storageReasons(value),
    ]),
    containers: containerReferences(value.HostConfig),
    volumes: volumeNames(value),
  };
}

/**
 * How the rule learns about other objects. Each answers with the engine's JSON of one object (or a promise of it), or
 * undefined when there is no such object, which counts against the container. A lookup that throws makes the whole
 * question throw: nobody may act on a container that could not be judged.
 */
export type HostPowerLookups = {
  /** `GET /volumes/{name}`. */
  volumeOf: (name: string) => unknown;
  /** `GET /containers/{ref}/json`; `ref` is an id or a name. */
  containerOf: (ref: string) => unknown;
  /** `DefaultRuntime` of `GET /info`; `runc` when it is not given. */
  defaultRuntime?: string | undefined;
};

/** Longer chains of containers that join each other are not followed, but refused. */
const maxContainersFollowed = 64;

/** Why a shell in this container is a shell on the host; an empty list when it is not. See `ownHostPower` for `inspect`. */
export async function hostPower(inspect: unknown, lookups: HostPowerLookups): Promise<HostPowerReason[]> {
  const { id, reasons, containers } = await powerWithVolumes(inspect, lookups);
  for (const { kind, container, words } of containers) {
    const found = await powerBehind(container, id, lookups);
    if (found !== null) reasons.push(reason(kind, `${words} (${found})`));
  }
  return uniqueReasons(reasons);
}

async function powerWithVolumes(inspect: unknown, lookups: HostPowerLookups) {
  const own = ownHostPower(inspect, lookups.defaultRuntime);
  for (const name of own.volumes) own.reasons.push(...volumeReasons(name, await lookups.volumeOf(name)));
  return own;
}

/**
 * Follows joined containers until one has power of its own, and says which kind; null when none has. A container that
 * was seen before adds nothing, so circles end.
 */
async function powerBehind(
  ref: string,
  askedId: string | null,
  lookups: HostPowerLookups,
): Promise<string | null> {
  const seen = new Set([askedId]);
  const pending = [ref];
  for (let followed = 0; pending.length > 0; followed += 1) {
    if (followed === maxContainersFollowed) return "chain too long";
    const other = await powerWithVolumes(await lookups.containerOf(pending.pop() ?? ""), lookups);
    const [first] = other.reasons;
    if (first !== undefined) return first.kind;
    if (seen.has(other.id)) continue;
    seen.add(other.id);
    pending.push(...other.containers.map(({ container }) => container));
  }
  return null;
}
