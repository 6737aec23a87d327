import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { Access } from "#lib/contracts/contract.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import type { Verb } from "./verb.ts";

/** Why a container rules something out now; each is the last part of a message key. */
export type RowRefusal = "self" | "state";
export type TerminalRefusal = "permission" | "hostPower" | "state";

type Actable = Pick<ContainerRow, "state" | "self" | "hostPower">;

/** What would end or freeze the panel itself. */
const fatalToSelf: ReadonlySet<Verb> = new Set(["stop", "restart", "kill", "pause", "remove"]);

/** Why a container rules a verb out, the reason that stays longest first; null when it does not. */
export const rowRefusal = (row: Actable, verb: Verb): RowRefusal | null => {
  if (row.self && fatalToSelf.has(verb)) return "self";
  return allowedActions(row.state).includes(verb) ? null : "state";
};

/** Why no terminal can be opened. A container whose host power is not known yet is left to the server. */
export const terminalRefusal = (
  row: Actable,
  kind: "exec" | "attach",
  can: (access: Access) => boolean,
): TerminalRefusal | null => {
  if (!can(`container.${kind}`)) return "permission";
  if (row.hostPower === true && !can("container.host-power")) return "hostPower";
  return allowedActions(row.state).includes(kind) ? null : "state";
};
