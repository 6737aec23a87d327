import type { ScopedEngine } from "../../http/call.ts";
import { toDiskUse } from "./disk-use-view.ts";
import { toEngineFacts } from "./facts-view.ts";
import { createHeldAnswer } from "./held-answer.ts";
import { createPast } from "./past.ts";
import { summarize } from "./summary.ts";
import { createSummaryFeed } from "./summary-feed.ts";

/** `/info` counts on the engine's side; a page full of people asks it once. */
const factsHoldMs = 5_000;
/** Measuring reads the whole disk: who asks again at once gets the same figure. */
const diskUseHoldMs = 10_000;

const createView = (engine: ScopedEngine, ownId: string | null) => ({
  facts: createHeldAnswer({
    holdMs: factsHoldMs,
    read: async () => toEngineFacts(await engine.client.info(), await engine.client.apiVersion()),
  }),
  diskUse: createHeldAnswer({
    holdMs: diskUseHoldMs,
    read: async () => toDiskUse(await engine.client.diskUse(), Date.now()),
  }),
  summary: createSummaryFeed([...Object.values(engine.mirror.kinds), engine.changes], () =>
    summarize(engine.mirror.kinds, { past: createPast(engine.changes.list()), now: Date.now(), ownId }),
  ),
});
type SystemView = ReturnType<typeof createView>;

/** What is told of each engine as a whole, made once per engine and shared by all who ask. */
export const createSystemViews = (ownId: string | null) => {
  const views = new WeakMap<ScopedEngine, SystemView>();
  return {
    of: (engine: ScopedEngine): SystemView => {
      const view = views.get(engine) ?? createView(engine, ownId);
      views.set(engine, view);
      return view;
    },
  };
};
export type SystemViews = ReturnType<typeof createSystemViews>;
