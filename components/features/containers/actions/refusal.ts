import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { Access } from "#lib/contracts/contract.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import { accessOf, type Verb } from "./verb.ts";

/** Why something cannot be done now; each is the last part of a message key. */
export type Refusal = "permission" | "self" | "state" | "hostPower";

type Can = (access: Access) => boolean;
type Actable = Pick<ContainerRow, "state" | "self" | "hostPower">;

/** What would end or freeze the panel itself. */
const fatalToSelf: ReadonlySet<Verb> = new Set(["stop", "restart", "kill", "pause", "remove"]);

/** Why a verb cannot be done to a container, the reason that stays longest first; null when it can. */
export const refusalOf = (row: Actable, verb: Verb, can: Can): Refusal | null => {
  if (!can(accessOf(verb))) return "permission";
  if (row.self && fatalToSelf.has(verb)) return "self";
  return allowedActions(row.state).includes(verb) ? null : "state";
};

/** As `refusalOf`, for opening a terminal. A container whose host power is not known yet is left to the server. */
export const terminalRefusal = (row: Actable, kind: "exec" | "attach", can: Can): Refusal | null => {
  if (!can(`container.${kind}`)) return "permission";
  if (row.hostPower === true && !can("container.host-power")) return "hostPower";
  return allowedActions(row.state).includes(kind) ? null : "state";
};
