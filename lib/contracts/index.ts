import { audit } from "./audit.ts";
import { containerChannels, containers } from "./containers.ts";
import { environments } from "./environments.ts";
import { session } from "./session.ts";
import { system } from "./system.ts";
import { terminalChannels, terminals } from "./terminals.ts";

/** Everything the API can do. What is not here does not exist. */
export const contracts = { session, environments, containers, terminals, audit, system };

/** Every conversation that a socket can open. */
export const channels = { containers: containerChannels, terminals: terminalChannels };
