import { containers } from "#lib/contracts/containers.ts";

/** What can be asked of a container with one command, in the order in which menus show it. */
export const verbs = ["start", "stop", "restart", "kill", "pause", "unpause", "remove"] as const;
export type Verb = (typeof verbs)[number];

/** What some verbs can be told beside the container. */
export type VerbOptions = {
  /** Seconds until the engine kills; -1 waits for ever. */
  timeout?: number | undefined;
  signal?: string | undefined;
  force?: boolean | undefined;
  volumes?: boolean | undefined;
};

/** The right that a verb needs. */
export const accessOf = (verb: Verb) => containers[verb].access;
