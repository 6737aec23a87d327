import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../http/call.ts";

/** Why a container's shell is as good as its host's; see `lib/docker/host-power.ts`. */
type Reason = { readonly kind: string; readonly detail: string };

/**
 * Throws `host_power_required` where a container's shell is the host's and the actor has no right to that. `reasons` are
 * those of the container as it is now; none means that it is confined.
 */
export const assertMayUseShell = (actor: Actor, reasons: readonly Reason[]): void => {
  if (reasons.length === 0 || actor.can("container.host-power")) return;
  throw new CodedError("host_power_required", "A shell in this container is a shell on its host", {
    reason: reasons.map(({ kind, detail }) => `${kind}: ${detail}`).join("; "),
  });
};
