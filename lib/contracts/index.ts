import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { changes } from "./changes.ts";
import { containerCommit } from "./container-commit.ts";
import { containerCreation } from "./container-create.ts";
import { containerExport } from "./container-export.ts";
import { containerPrune } from "./container-prune.ts";
import { containerRecreation } from "./container-recreate.ts";
import { containerChanges } from "./container-update.ts";
import { containerChannels, containers } from "./containers.ts";
import { environments } from "./environments.ts";
import { execChannels, execs } from "./execs.ts";
import { files } from "./files.ts";
import { health } from "./health.ts";
import { imageChannels, images } from "./images.ts";
import { logChannels, logs } from "./logs.ts";
import { networkChannels, networks } from "./networks.ts";
import { processChannels, processes } from "./processes.ts";
import { pullChannels, pulls } from "./pulls.ts";
import { savedCommands } from "./saved-commands.ts";
import { session } from "./session.ts";
import { statsChannels } from "./stats.ts";
import { system, systemChannels } from "./system.ts";
import { terminalChannels, terminals } from "./terminals.ts";
import { users } from "./users.ts";
import { volumeChannels, volumes } from "./volumes.ts";

/** Everything the API can do. What is not here does not exist. */
export const contracts = {
  session,
  environments,
  containers: { ...containers, ...containerCreation, ...containerChanges, ...containerRecreation },
  files,
  changes,
  containerExport,
  containerCommit,
  containerPrune,
  processes,
  health,
  images,
  pulls,
  volumes,
  networks,
  terminals,
  execs,
  savedCommands,
  account,
  users,
  audit,
  system,
  logs,
};

/** Every conversation that a socket can open. */
export const channels = {
  containers: containerChannels,
  images: imageChannels,
  pulls: pullChannels,
  volumes: volumeChannels,
  networks: networkChannels,
  terminals: terminalChannels,
  execs: execChannels,
  system: systemChannels,
  logs: logChannels,
  stats: statsChannels,
  processes: processChannels,
};
