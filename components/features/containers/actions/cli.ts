import type { ContainerRow } from "#lib/contracts/containers.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import type { Verb, VerbOptions } from "./verb.ts";

/** The docker command that does the same, on containers by name. */
export const cliOf = (verb: Verb, rows: readonly ContainerRow[], options: VerbOptions = {}): string => {
  const containers = rows.map(({ name }) => name);
  const { timeout, signal, force, volumes } = options;
  switch (verb) {
    case "stop":
    case "restart":
      return dockerCommand({ action: verb, containers, timeout, signal });
    case "kill":
      return dockerCommand({ action: verb, containers, signal });
    case "remove":
      return dockerCommand({ action: verb, containers, force, volumes });
    default:
      return dockerCommand({ action: verb, containers });
  }
};
