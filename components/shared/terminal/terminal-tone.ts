import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { TerminalState } from "./terminal-events.ts";

/** A terminal's phases in the colours of all states. */
export const toneOf: Readonly<Record<TerminalState["phase"], StatusTone>> = {
  opening: "busy",
  open: "ok",
  lost: "warn",
  ended: "off",
  failed: "bad",
};
