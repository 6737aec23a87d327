/** What an engine gives to a container that asks for nothing, as `GET /info` tells it. */
export type EngineDefaults = {
  /** `DefaultRuntime`. */
  readonly runtime: string;
  /**
   * Whether `SecurityOptions` has `name=cgroupns`. Where it has not (cgroup v1), the engine shows every container with
   * the host's cgroup namespace [measured], which says nothing about any of them.
   */
  readonly privateCgroupns: boolean;
};
