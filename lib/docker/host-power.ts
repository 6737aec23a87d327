import type { OwnHostPower } from "./host-power/own.ts";
import { type HostPowerReason, reason, uniqueReasons } from "./host-power/reason.ts";
import { volumeReasons } from "./host-power/storage.ts";

/** What is known of other objects. Null is "there is none", which counts against the container; undefined is "not known". */
export type KnownObjects = {
  /** `ref` is an id or a name, as another container's settings have it. */
  container: (ref: string) => OwnHostPower | null | undefined;
  /** The engine's JSON of a volume: `GET /volumes/{name}` or an entry of the list. */
  volume: (name: string) => unknown;
};

/** The reasons that are known, and what was asked for but not known: until it is, there may be more reasons. */
export type HostPowerVerdict = {
  reasons: HostPowerReason[];
  missing: { containers: string[]; volumes: string[] };
};

/** Longer chains of containers that join each other are not followed, but refused. */
const maxContainersFollowed = 64;

/**
 * Why a shell in this container is a shell on the host: reasons of its own, of its volumes and of the containers that it
 * joined. Not looked for: containers with power that joined this one, and so laid their processes open to it.
 */
export function judgeHostPower(own: OwnHostPower, known: KnownObjects): HostPowerVerdict {
  const { noting, missing } = noteMissing(known);
  const reasons = reasonsWithVolumes(own, noting);
  for (const { kind, container, words } of own.containers) {
    const found = powerBehind(container, own.id, noting);
    if (found !== null) reasons.push(reason(kind, `${words} (${found})`));
  }
  return {
    reasons: uniqueReasons(reasons),
    missing: { containers: [...missing.containers], volumes: [...missing.volumes] },
  };
}

/** The verdict in one word; null while nothing is known against the container, but not all is known. */
export function hasHostPower({ reasons, missing }: HostPowerVerdict): boolean | null {
  if (reasons.length > 0) return true;
  return missing.containers.length + missing.volumes.length > 0 ? null : false;
}

function noteMissing(known: KnownObjects) {
  const missing = { containers: new Set<string>(), volumes: new Set<string>() };
  const noting: KnownObjects = {
    container: (ref) => {
      const found = known.container(ref);
      if (found === undefined) missing.containers.add(ref);
      return found;
    },
    volume: (name) => {
      const found = known.volume(name);
      if (found === undefined) missing.volumes.add(name);
      return found;
    },
  };
  return { noting, missing };
}

function reasonsWithVolumes({ reasons, volumes }: OwnHostPower, known: KnownObjects): HostPowerReason[] {
  const ofVolumes = volumes.flatMap((name) => {
    const volume = known.volume(name);
    return volume === undefined ? [] : volumeReasons(name, volume);
  });
  return [...reasons, ...ofVolumes];
}

/**
 * Follows joined containers until one has power of its own, and says which kind; null when none is known to have. A
 * container that was seen before adds nothing, so circles end.
 */
function powerBehind(ref: string, askedId: string | null, known: KnownObjects): string | null {
  const seen = new Set([askedId]);
  const pending = [ref];
  for (let followed = 0; pending.length > 0; followed += 1) {
    if (followed === maxContainersFollowed) return "chain too long";
    const other = known.container(pending.pop() ?? "");
    if (other === null) return "unreadable";
    if (other === undefined) continue;
    const [first] = reasonsWithVolumes(other, known);
    if (first !== undefined) return first.kind;
    if (seen.has(other.id)) continue;
    seen.add(other.id);
    pending.push(...other.containers.map(({ container }) => container));
  }
  return null;
}
