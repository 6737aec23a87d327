import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../engine/client.ts";
import { inspectedHostPower } from "../engine/host-power.ts";
import type { ContainerInspect } from "../engine/types/container.ts";
import type { Actor } from "../http/call.ts";

type Judging = Pick<EngineClient, "inspectContainer" | "inspectVolume" | "info">;

/**
 * Looks at a container and refuses one that is as good as its host to everyone without `container.host-power`: its files
 * are the host's. Act on the `Id` of what this gives, which is what was judged. What cannot be judged is refused too.
 */
export const judgeContainer = async (
  client: Judging,
  actor: Actor,
  ref: string,
): Promise<ContainerInspect> => {
  const inspect = await client.inspectContainer(ref);
  if (actor.can("container.host-power")) return inspect;
  const reasons = await inspectedHostPower(client, inspect);
  if (reasons.length === 0) return inspect;
  throw new CodedError("host_power_required", "What is in this container reaches its host", {
    reason: reasons.map(({ kind, detail }) => `${kind}: ${detail}`).join("; "),
  });
};
