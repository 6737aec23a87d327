import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import { type Verb, type VerbOptions, verbs } from "./verb.ts";

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

/** The commands that make sense for a container as it is now. */
export const commandsOf = (row: ContainerRow): string[] => {
  const { name, state } = row;
  const allowed = allowedActions(state);
  return [
    dockerCommand({ action: "inspect", containers: [name] }),
    ...verbs
      .filter((verb) => allowed.includes(verb))
      .map((verb) =>
        cliOf(verb, [row], verb === "remove" && allowed.includes("stop") ? { force: true } : {}),
      ),
    ...(allowed.includes("exec")
      ? [dockerCommand({ action: "exec", container: name, command: ["sh"], tty: true })]
      : []),
    ...(allowed.includes("attach") ? [dockerCommand({ action: "attach", container: name })] : []),
  ];
};
