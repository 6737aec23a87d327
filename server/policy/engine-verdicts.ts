import type { EngineOperation } from "./engine-operations.ts";
import { closedVerdicts } from "./verdicts/closed.ts";
import { containerVerdicts } from "./verdicts/containers.ts";
import { imageVerdicts } from "./verdicts/images.ts";
import { networkVerdicts } from "./verdicts/networks.ts";
import { systemVerdicts } from "./verdicts/system.ts";
import type { Verdict } from "./verdicts/verdict.ts";
import { volumeVerdicts } from "./verdicts/volumes.ts";

/** The verdict on every operation that an engine has. One without a verdict does not compile. */
export const engineVerdicts: Readonly<Record<EngineOperation, Verdict>> = {
  ...containerVerdicts,
  ...imageVerdicts,
  ...networkVerdicts,
  ...volumeVerdicts,
  ...systemVerdicts,
  ...closedVerdicts,
};

/** Answered from the panel's own memory: no request of theirs reaches the engine. */
export const answeredHere: ReadonlySet<string> = new Set([
  "environments.get",
  "containers.list",
  "containers.follow",
  "images.list",
  "images.follow",
  "pulls.list",
  "pulls.follow",
  "pulls.cancel",
  "volumes.list",
  "volumes.follow",
  "networks.list",
  "networks.follow",
  "system.summary",
  "system.changes",
]);
