import { own, through, type Verdicts } from "./verdict.ts";

/** The engine itself. */
export const systemVerdicts = {
  "GET /_ping": own("whether the engine is there"),
  "HEAD /_ping": own("whether the engine is there"),
  "GET /version": own("which API it speaks"),
  "GET /events": own("the live replica; commands in them are not shown"),
  "GET /info": through(
    "viewer",
    "containers.spec",
    "containers.check",
    "containers.recreate",
    "system.facts",
  ),
  "GET /system/df": through("viewer", "system.diskUse", "volumes.prune"),
} satisfies Verdicts;
