import type { ContainerState } from "#lib/docker/container-state.ts";

/** Whether a container has processes whose use can be read. */
export const hasUsage = ({ state }: { state: ContainerState }): boolean =>
  state === "running" || state === "paused" || state === "restarting";
