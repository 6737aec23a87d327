import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { type ExitMeaning, explainExitCode } from "#lib/docker/exit-code.ts";

type Stateful = Pick<ContainerRow, "state" | "health" | "exitCode">;

/** Ends that nobody has to look into: by itself without an error, or because it was asked to. */
const calmEnds: ReadonlySet<ExitMeaning> = new Set(["success", "stopped"]);

const tones: Record<Exclude<ContainerRow["state"], "running" | "exited">, StatusTone> = {
  created: "off",
  restarting: "warn",
  removing: "busy",
  paused: "warn",
  dead: "bad",
};

/** The colour of a container's state. It never stands alone: the word is beside it. */
export const stateTone = ({ state, health, exitCode }: Stateful): StatusTone => {
  if (state === "running") return health === "unhealthy" ? "bad" : health === "starting" ? "busy" : "ok";
  if (state !== "exited") return tones[state];
  if (exitCode === null) return "off";
  const { meaning } = explainExitCode(exitCode);
  // A kill is often only a stop that took too long.
  return calmEnds.has(meaning) ? "off" : meaning === "killed" ? "warn" : "bad";
};
