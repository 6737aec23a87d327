import { containerRow } from "#lib/contracts/containers.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import type { Actor, ScopedEngine } from "../../http/call.ts";
import { createLiveView, type LiveView } from "../../realtime/live-view.ts";
import { toContainerRow } from "./row-view.ts";

type ContainerView = LiveView<ContainerEntry, typeof containerRow>;

/**
 * The containers list as its readers may see it: one view for those who may inspect, one for those who may not, per
 * environment, shared by all who read it.
 */
export const createContainerViews = (ownId: string | null) => {
  const views = new WeakMap<object, Map<boolean, ContainerView>>();
  return {
    of: (engine: ScopedEngine, actor: Actor): ContainerView => {
      const replica = engine.mirror.kinds.containers;
      const mayInspect = actor.can("container.inspect");
      const held = views.get(replica) ?? new Map<boolean, ContainerView>();
      views.set(replica, held);
      const view =
        held.get(mayInspect) ??
        createLiveView<ContainerEntry, typeof containerRow>(replica, containerRow, (entry) =>
          toContainerRow(entry, { mayInspect, ownId }),
        );
      held.set(mayInspect, view);
      return view;
    },
    ownId,
  };
};
export type ContainerViews = ReturnType<typeof createContainerViews>;
