import type { Role } from "#lib/contracts/permissions.ts";
import type { EngineOperation } from "../engine-operations.ts";

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

/** The verdicts on a part of the engine's API. */
export type Verdicts = Partial<Record<EngineOperation, Verdict>>;

export const through = (least: Role, ...names: string[]): Verdict => ({ through: names, least });
export const shell = (...names: string[]): Verdict => ({ through: names, least: "operator", taint: true });
export const filesOf = (...names: string[]): Verdict => ({ through: names, least: "deployer", taint: true });
export const own = (use: string, ...also: string[]): Verdict => ({ own: use, also });
export const closed = (why: string): Verdict => ({ closed: why });

export const notBuilt = "no part of the panel needs it yet";
export const decides = "takes what nobody was shown: a prune removes what was confirmed, one by one";
export const leaves = "sends what the engine holds, or its credentials, to where a request says";
export const swarm = "a swarm's keys, secrets and nodes are the cluster";
export const plugins = "a plugin runs as root on the host";
export const protocol = "another protocol, in which nothing here could be judged";
