import type { EngineDefaults } from "./engine-defaults.ts";
import { readInspected } from "./inspected.ts";
import { type ContainerReference, containerReferences, namespaceReasons } from "./namespaces.ts";
import { privilegeReasons } from "./privileges.ts";
import { type HostPowerReason, reason, uniqueReasons } from "./reason.ts";
import { storageReasons, volumeNames } from "./storage.ts";

/**
 * What a container's own inspect says, and what else must be known before it is judged. Small, and the same for the same
 * container: two of them can be compared.
 */
export type OwnHostPower = {
  /** Its full id; null when the inspect could not be read. */
  readonly id: string | null;
  readonly reasons: readonly HostPowerReason[];
  /** Containers whose namespaces or volumes it joined: it has the power that any of them has. */
  readonly containers: readonly ContainerReference[];
  /** Names of its volumes, whose own options may be a path or a device of the host. */
  readonly volumes: readonly string[];
};

/**
 * The part of the rule that needs no other object. `inspect` is the engine's JSON of `GET /containers/{id}/json`,
 * which is read here and not trusted: what cannot be read is a reason.
 */
export function ownHostPower(inspect: unknown, defaults: EngineDefaults): OwnHostPower {
  const read = readInspected(inspect);
  if ("problem" in read) {
    return { id: null, reasons: [reason("unreadable", read.problem)], containers: [], volumes: [] };
  }
  const { value } = read;
  return {
    id: value.Id,
    reasons: uniqueReasons([
      ...privilegeReasons(value.HostConfig, defaults),
      ...namespaceReasons(value, defaults),
      ...storageReasons(value),
    ]),
    containers: containerReferences(value.HostConfig),
    volumes: volumeNames(value),
  };
}
