import type { z } from "zod";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { Actor, ScopedEngine } from "../http/call.ts";
import { createLiveView, type LiveView, type Source } from "./live-view.ts";

export type ReaderViewsParts<E extends object, S extends z.ZodType, From extends Source<E>> = {
  schema: S;
  /** The right that divides the readers: who holds it may see values that may be secret. */
  inspect: Permission;
  source(engine: ScopedEngine): From;
  present(entry: E, mayInspect: boolean): z.input<S>;
};

/**
 * A live list as its readers may see it: one view for those who may inspect, one for those who may not, per engine,
 * shared by all who read it.
 */
export const createReaderViews = <E extends object, S extends z.ZodType, From extends Source<E>>(
  parts: ReaderViewsParts<E, S, From>,
) => {
  type Held = { source: From; views: Map<boolean, LiveView<E, S>> };
  const engines = new WeakMap<object, Held>();
  const heldOf = (engine: ScopedEngine): Held => {
    const held = engines.get(engine.mirror) ?? { source: parts.source(engine), views: new Map() };
    engines.set(engine.mirror, held);
    return held;
  };
  return {
    of: (engine: ScopedEngine, actor: Actor): LiveView<E, S> => {
      const { source, views } = heldOf(engine);
      const mayInspect = actor.can(parts.inspect);
      const view =
        views.get(mayInspect) ??
        createLiveView<E, S>(source, parts.schema, (entry) => parts.present(entry, mayInspect));
      views.set(mayInspect, view);
      return view;
    },
    /** What the views are made from. */
    source: (engine: ScopedEngine): From => heldOf(engine).source,
  };
};
