import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { Environment } from "#lib/contracts/environments.ts";

/** The colour of an environment's state. */
export const environmentTone: Readonly<Record<Environment["state"], StatusTone>> = {
  connecting: "busy",
  connected: "ok",
  stale: "warn",
  unreachable: "bad",
};
