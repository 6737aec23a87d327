import type { EngineClient } from "../../engine/client.ts";
import type { Actor, ScopedEngine } from "../../http/call.ts";
import { judgeContainer } from "../../policy/judge-container.ts";
import { type Mount, mountsOf } from "./mounts.ts";

/** One container whose files somebody may reach, and how commands of ours run in it. */
export type ContainerFiles = {
  readonly client: EngineClient;
  /** Its full id. */
  readonly id: string;
  /** Whether a command can run in it now. */
  readonly runs: boolean;
  /** Its own user is root, as the archive API always is; or commands of ours may be. */
  readonly isRoot: boolean;
  /** Who commands of ours run as; undefined is its own user. To be another one is for those with host power. */
  readonly user: string | undefined;
  /** What is mounted in it now; nothing while it does not run. */
  readonly mounts: readonly Mount[];
};

const isRootUser = (user: string | null | undefined): boolean => !user || /^(?:root|0)(?::|$)/.test(user);

/** Judges a container, and tells how its files are reached. */
export const openContainer = async (
  { client }: Pick<ScopedEngine, "client">,
  actor: Actor,
  ref: string,
): Promise<ContainerFiles> => {
  const inspect = await judgeContainer(client, actor, ref);
  const mayBeRoot = actor.can("container.host-power");
  const runs = inspect.State?.Running === true && inspect.State.Paused !== true;
  return {
    client,
    id: inspect.Id,
    runs,
    mounts: runs ? mountsOf(inspect) : [],
    isRoot: mayBeRoot || isRootUser(inspect.Config?.User),
    user: mayBeRoot ? "0" : undefined,
  };
};
