/** The states of a container, in the order of a life (moby `api/types/container/state.go`). */
export const containerStates = [
  "created",
  "running",
  "paused",
  "restarting",
  "removing",
  "exited",
  "dead",
] as const;
export type ContainerState = (typeof containerStates)[number];

/** What a health check says; a container without one has null instead. */
export const healthStates = ["starting", "healthy", "unhealthy"] as const;
export type HealthState = (typeof healthStates)[number];

/** What can be done to a container from its row or page. */
export const containerActions = [
  "start",
  "stop",
  "restart",
  "kill",
  "pause",
  "unpause",
  "remove",
  "exec",
  "attach",
] as const;
export type ContainerAction = (typeof containerActions)[number];

// What the engine accepts and what then has an effect, measured on API 1.45. A 304 ("already so") counts as no.
const allowed: Record<ContainerState, readonly ContainerAction[]> = {
  created: ["start", "restart", "remove"],
  running: ["stop", "restart", "kill", "pause", "remove", "exec", "attach"],
  paused: ["stop", "restart", "kill", "unpause", "remove"],
  restarting: ["stop", "restart", "kill", "remove"],
  removing: [],
  exited: ["start", "restart", "remove"],
  dead: ["remove"],
};

/** The actions that make sense in a state, in the order of `containerActions`. */
export const allowedActions = (state: ContainerState): readonly ContainerAction[] => allowed[state];

/** True where `docker rm` refuses without `-f`. */
export const removalNeedsForce = (state: ContainerState): boolean =>
  state === "running" || state === "paused" || state === "restarting";

/** Narrows the engine's word for a state; an unknown word gives null. */
export const toContainerState = (word: string): ContainerState | null =>
  containerStates.find((state) => state === word) ?? null;

/** Narrows the engine's word for health; `none`, nothing and unknown words give null. */
export const toHealthState = (word: string | null | undefined): HealthState | null =>
  healthStates.find((health) => health === word) ?? null;

/**
 * Reads what the list of containers tells only in its `Status` sentence, e.g. `Exited (137) 3 minutes ago` or
 * `Up 2 seconds (health: starting)`. Inspect is the better source; this one needs no call per container.
 */
export function parseStatusText(status: string): { exitCode: number | null; health: HealthState | null } {
  const exit = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(status)?.[1];
  const health = /^Up .*\((?:health: )?(starting|healthy|unhealthy)\)$/.exec(status)?.[1];
  return { exitCode: exit === undefined ? null : Number(exit), health: toHealthState(health) };
}
