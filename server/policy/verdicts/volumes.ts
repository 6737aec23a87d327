import { closed, decides, own, swarm, through, type Verdicts } from "./verdict.ts";

/** Volumes. */
export const volumeVerdicts = {
  "GET /volumes": own(
    "the live replica, from which lists are answered by role",
    "volumes.prunePreview",
    "volumes.prune",
  ),
  "GET /volumes/{name}": through(
    "viewer",
    "containers.create",
    "containers.spec",
    "volumes.get",
    "volumes.json",
  ),
  "DELETE /volumes/{name}": through("admin", "volumes.remove", "volumes.prune"),
  "POST /volumes/prune": closed(decides),
  "POST /volumes/create": closed("its options mount any directory of the host"),
  "PUT /volumes/{name}": closed(swarm),
} satisfies Verdicts;
