import { CodedError } from "#lib/errors/coded-error.ts";
import { containerHostPower } from "../../engine/host-power.ts";
import type { ContainerInspect } from "../../engine/types/container.ts";
import type { Actor } from "../../http/call.ts";
import type { TerminalEngine } from "./engine.ts";

/** A container as it is now; act on its `Id`, which is what was judged. */
export type JudgedContainer = { inspect: ContainerInspect; hasHostPower: boolean };

/**
 * Inspects a container and refuses those whose shell is the host's to everyone without `container.host-power`. What
 * cannot be judged is refused too: whatever fails here rejects.
 */
export const judgeContainer = async (
  { client }: TerminalEngine,
  actor: Actor,
  ref: string,
): Promise<JudgedContainer> => {
  const inspect = await client.inspectContainer(ref);
  // By its full id: a name may belong to another container a moment later.
  const reasons = await containerHostPower(client, inspect.Id);
  const hasHostPower = reasons.length > 0;
  if (hasHostPower && !actor.can("container.host-power")) {
    throw new CodedError("host_power_required", "A shell in this container is a shell on its host", {
      reason: reasons.map(({ kind, detail }) => `${kind}: ${detail}`).join("; "),
    });
  }
  return { inspect, hasHostPower };
};
