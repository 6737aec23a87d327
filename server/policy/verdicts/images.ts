import { closed, decides, leaves, notBuilt, own, through, type Verdicts } from "./verdict.ts";

/** Images, builds and registries. */
export const imageVerdicts = {
  "GET /images/json": own(
    "the live replica, from which lists are answered by role",
    "images.prunePreview",
    "images.prune",
  ),
  "GET /images/{name}/json": through(
    "viewer",
    ...["containers.spec", "containers.recreate"],
    ...["images.get", "images.json", "images.remove", "images.prunePreview", "images.prune", "pulls.start"],
  ),
  "GET /images/{name}/history": through("viewer", "images.get", "images.prunePreview", "images.prune"),
  "POST /images/create": through("deployer", "pulls.start"),
  "DELETE /images/{name}": through("admin", "images.remove", "images.prune"),
  "POST /images/prune": closed(decides),
  "POST /images/load": closed("takes tags away from the images that others trust"),
  "POST /images/{name}/tag": closed(notBuilt),
  "POST /images/{name}/push": closed(leaves),
  "GET /images/search": closed(leaves),
  "GET /images/get": closed(leaves),
  "GET /images/{name}/get": closed(leaves),
  "GET /distribution/{name}/json": closed(leaves),
  "POST /auth": closed(leaves),
  "POST /build": closed("runs code as root, and reaches what the engine's host reaches"),
  "POST /build/prune": closed(notBuilt),
  "POST /build/cancel": closed(notBuilt),
} satisfies Verdicts;
