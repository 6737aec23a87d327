import type { Role } from "#lib/contracts/permissions.ts";
import type { EngineOperation } from "./engine-operations.ts";

/**
 * What becomes of one operation of the engine's API in this panel.
 * - `through`: people reach it by these contracts and channels and nothing else, from the role `least` upwards; `taint`
 *   says that a container that is as good as its host takes an admin.
 * - `own`: the panel's own use; what people see of it is what those contracts show. `also` are those that ask for it
 *   themselves, for their own answer.
 * - `closed`: no code of ours calls it.
 */
export type Verdict =
  | { through: readonly string[]; least: Role; taint?: true }
  | { own: string; also: readonly string[] }
  | { closed: string };

const through = (least: Role, ...names: string[]): Verdict => ({ through: names, least });
const shell = (...names: string[]): Verdict => ({ through: names, least: "operator", taint: true });
const filesOf = (...names: string[]): Verdict => ({ through: names, least: "deployer", taint: true });
const own = (use: string, ...also: string[]): Verdict => ({ own: use, also });
const closed = (why: string): Verdict => ({ closed: why });

const notBuilt = "no part of the panel needs it yet";
const decides = "takes what nobody was shown: a prune removes what was confirmed, one by one";
const leaves = "sends what the engine holds, or its credentials, to where a request says";
const swarm = "a swarm's keys, secrets and nodes are the cluster";
const plugins = "a plugin runs as root on the host";
const protocol = "another protocol, in which nothing here could be judged";

/** One of a few fixed commands, run in a container to its end. */
const runsOnce = [
  ...["processes.inside", "processes.signal", "health.probe"],
  ...["terminals.choices", "execs.start"],
];

/** A container is looked at before it is acted on: for its full id, and for whether its shell is the host's. */
const looksFirst = [
  ...["start", "stop", "restart", "kill", "pause", "unpause", "remove", "rename", "update", "recreate"].map(
    (verb) => `containers.${verb}`,
  ),
  ...["terminals.exec", "terminals.attach", "processes.follow", ...runsOnce],
];

const readsLogs = ["page", "line", "count", "download", "follow", "search"].map((verb) => `logs.${verb}`);
const readsFiles = ["files.list", "files.text", "files.download"];
const writesFiles = ["saveText", "upload", "createFolder", "rename", "remove"].map((verb) => `files.${verb}`);

/** The verdict on every operation that an engine has. One without a verdict does not compile. */
export const engineVerdicts: Readonly<Record<EngineOperation, Verdict>> = {
  "GET /containers/json": own(
    "the live replica, from which lists are answered by role",
    "containers.check",
    ...["containerPrune.preview", "containerPrune.prune"],
    ...["images", "volumes", "networks"].flatMap((noun) => [`${noun}.prunePreview`, `${noun}.prune`]),
  ),
  "GET /containers/{name}/json": through(
    "viewer",
    "containers.get",
    "containers.json",
    ...["containers.spec", "containers.dependents", "containers.mends"],
    "stats.follow",
    ...looksFirst,
    ...[
      ...readsFiles,
      ...readsLogs,
      ...writesFiles,
      "containerExport.download",
      "containerCommit.commit",
      "containerCommit.preview",
    ],
  ),
  "POST /containers/{name}/start": through(
    "operator",
    "containers.start",
    "containers.create",
    "containers.recreate",
  ),
  "POST /containers/{name}/stop": through("operator", "containers.stop", "containers.recreate"),
  "POST /containers/{name}/restart": through("operator", "containers.restart"),
  "POST /containers/{name}/kill": through("operator", "containers.kill"),
  "POST /containers/{name}/pause": through("operator", "containers.pause"),
  "POST /containers/{name}/unpause": through("operator", "containers.unpause"),
  "DELETE /containers/{name}": through(
    "deployer",
    "containers.remove",
    "containers.recreate",
    "containerPrune.prune",
  ),
  "POST /containers/{name}/exec": shell(
    "terminals.exec",
    "terminals.resume",
    ...runsOnce,
    ...readsFiles,
    ...writesFiles,
  ),
  "POST /exec/{id}/start": shell("terminals.exec", ...runsOnce, ...readsFiles, ...writesFiles),
  "POST /exec/{id}/resize": shell("terminals.exec", "terminals.resume"),
  "GET /exec/{id}/json": own("how a terminal's process ended; an exec's id is never taken from a client"),
  "POST /containers/{name}/attach": shell("terminals.attach"),
  "POST /containers/{name}/resize": shell("terminals.attach", "terminals.resume"),
  "GET /containers/{name}/attach/ws": closed(
    "any page that reaches the engine could open it; terminals have our own",
  ),
  "GET /containers/{name}/top": through("operator", "processes.list", "processes.follow"),
  "GET /containers/{name}/logs": through("operator", ...readsLogs),
  "GET /containers/{name}/stats": through("viewer", "stats.watch", "stats.follow"),
  "GET /containers/{name}/changes": through("operator", "changes.list"),
  "POST /containers/{name}/wait": closed(notBuilt),
  "POST /containers/{name}/rename": through("deployer", "containers.rename", "containers.recreate"),
  "POST /containers/{name}/update": through("deployer", "containers.update"),
  "POST /containers/create": through("deployer", "containers.create", "containers.recreate"),
  "POST /containers/prune": closed(decides),
  "POST /commit": { through: ["containerCommit.commit"], least: "admin", taint: true },
  "HEAD /containers/{name}/archive": filesOf(...readsFiles, ...writesFiles),
  "GET /containers/{name}/archive": filesOf(...readsFiles, "files.saveText", "files.upload"),
  "PUT /containers/{name}/archive": filesOf("files.saveText", "files.upload", "files.createFolder"),
  "GET /containers/{name}/export": filesOf("containerExport.download"),
  "GET /containers/{name}/checkpoints": closed(notBuilt),
  "POST /containers/{name}/checkpoints": closed(notBuilt),
  "DELETE /containers/{name}/checkpoints/{checkpoint}": closed(notBuilt),

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

  "POST /session": closed(protocol),
  "POST /grpc": closed(protocol),
  "GET /debug/vars": closed(protocol),
  "GET /debug/pprof/": closed(protocol),
  "GET /debug/pprof/cmdline": closed(protocol),
  "GET /debug/pprof/profile": closed(protocol),
  "GET /debug/pprof/symbol": closed(protocol),
  "GET /debug/pprof/trace": closed(protocol),
  "GET /debug/pprof/{name}": closed(protocol),

  "GET /plugins": closed(plugins),
  "GET /plugins/{name}/json": closed(plugins),
  "GET /plugins/privileges": closed(plugins),
  "DELETE /plugins/{name}": closed(plugins),
  "POST /plugins/{name}/enable": closed(plugins),
  "POST /plugins/{name}/disable": closed(plugins),
  "POST /plugins/pull": closed(plugins),
  "POST /plugins/{name}/push": closed(plugins),
  "POST /plugins/{name}/upgrade": closed(plugins),
  "POST /plugins/{name}/set": closed(plugins),
  "POST /plugins/create": closed(plugins),

  "POST /swarm/init": closed(swarm),
  "POST /swarm/join": closed(swarm),
  "POST /swarm/leave": closed(swarm),
  "GET /swarm": closed(swarm),
  "GET /swarm/unlockkey": closed(swarm),
  "POST /swarm/update": closed(swarm),
  "POST /swarm/unlock": closed(swarm),
  "GET /services": closed(swarm),
  "GET /services/{id}": closed(swarm),
  "POST /services/create": closed(swarm),
  "POST /services/{id}/update": closed(swarm),
  "DELETE /services/{id}": closed(swarm),
  "GET /services/{id}/logs": closed(swarm),
  "GET /nodes": closed(swarm),
  "GET /nodes/{id}": closed(swarm),
  "DELETE /nodes/{id}": closed(swarm),
  "POST /nodes/{id}/update": closed(swarm),
  "GET /tasks": closed(swarm),
  "GET /tasks/{id}": closed(swarm),
  "GET /tasks/{id}/logs": closed(swarm),
  "GET /secrets": closed(swarm),
  "POST /secrets/create": closed(swarm),
  "DELETE /secrets/{id}": closed(swarm),
  "GET /secrets/{id}": closed(swarm),
  "POST /secrets/{id}/update": closed(swarm),
  "GET /configs": closed(swarm),
  "POST /configs/create": closed(swarm),
  "DELETE /configs/{id}": closed(swarm),
  "GET /configs/{id}": closed(swarm),
  "POST /configs/{id}/update": closed(swarm),
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
