import { closed, decides, notBuilt, own, through, type Verdicts } from "./verdict.ts";

/** Networks. */
export const networkVerdicts = {
  "GET /networks": own(
    "the live replica, from which lists are answered by role",
    "networks.prunePreview",
    "networks.prune",
  ),
  "GET /networks/{id}": through(
    "viewer",
    "containers.create",
    "containers.check",
    "networks.get",
    "networks.json",
    "networks.remove",
  ),
  "DELETE /networks/{id}": through("admin", "networks.remove", "networks.prune"),
  "POST /networks/prune": closed(decides),
  "POST /networks/create": closed(notBuilt),
  "POST /networks/{id}/connect": through("deployer", "containers.create", "containers.recreate"),
  "POST /networks/{id}/disconnect": closed(notBuilt),
} satisfies Verdicts;
