import { closed, decides, filesOf, notBuilt, own, shell, through, type Verdicts } from "./verdict.ts";

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

/** Containers, what is in them, and what runs in them. */
export const containerVerdicts = {
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
} satisfies Verdicts;
