import type { ContainerRow } from "#lib/contracts/container-row.ts";

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

type Shown = Pick<ContainerRow, "state" | "startedAt" | "restarts">;

/** Whether the live row shows that a verb has come about. */
export const reached: Record<Verb, (now: Shown, before: Shown) => boolean> = {
  start: (now) => now.state !== "created" && now.state !== "exited",
  stop: (now) => now.state === "exited" || now.state === "dead",
  restart: (now, before) => now.state === "running" && now.startedAt !== before.startedAt,
  // A signal need not change anything that can be seen.
  kill: () => true,
  pause: (now) => now.state === "paused",
  unpause: (now) => now.state !== "paused",
  remove: (now) => now.state === "removing",
};

/** What is wanted most often in a state. */
export const primaryVerb = ({ state }: Pick<ContainerRow, "state">): "start" | "stop" | "unpause" => {
  if (state === "paused") return "unpause";
  return state === "running" || state === "restarting" ? "stop" : "start";
};
