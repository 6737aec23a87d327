import { containerHostPower } from "../../engine/host-power.ts";
import type { ContainerInspect } from "../../engine/types/container.ts";
import type { Actor } from "../../http/call.ts";
import { assertMayUseShell } from "../../policy/host-power.ts";
import type { TerminalEngine } from "./engine.ts";

/** A container as it is now; act on its `Id`, which is what was judged. */
export type JudgedContainer = {
  inspect: ContainerInspect;
  reasons: Awaited<ReturnType<typeof containerHostPower>>;
};

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
  assertMayUseShell(actor, reasons);
  return { inspect, reasons };
};
