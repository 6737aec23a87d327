import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { ContainerUse } from "#lib/contracts/used-by.ts";

/** How a container that uses something stands, as a colour. */
export const toneOfUse = {
  running: "ok",
  paused: "warn",
  restarting: "busy",
  removing: "busy",
  created: "off",
  exited: "off",
  dead: "bad",
} as const satisfies Record<ContainerUse["state"], StatusTone>;
