import { setTimeout as delay } from "node:timers/promises";
import { processChannels, processes } from "#lib/contracts/processes.ts";
import { bareName } from "#lib/docker/names.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { judgeContainer } from "../../policy/judge-container.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import type { Hub } from "../../realtime/hub.ts";
import type { Upstream } from "../../realtime/hub-viewer.ts";
import { listInside, signalInside } from "./inside.ts";
import { assertMayAsk, type TopList, toProcessTable } from "./process-table.ts";
import { programsOnly } from "./programs-only.ts";

export const createProcessRoutes = (): Route[] =>
  routes(processes, {
    list: async ({ engine, actor, input: { container, ps } }) => {
      assertMayAsk(actor, ps);
      return toProcessTable(await engine.client.top(container, { ps }), actor.can("container.inspect"));
    },
    inside: async ({ engine, actor, input, withdrawn, answer }) => {
      const { Id: id, Name } = await judgeContainer(engine.client, actor, input.container);
      answer.note(`${bareName(Name ?? "")} ${id}`);
      withdrawn.throwIfAborted();
      const found = await listInside(engine.client, id);
      const mayInspect = actor.can("container.inspect");
      return { processes: mayInspect ? found : programsOnly(found), redacted: !mayInspect };
    },
    signal: async ({ engine, actor, input: { container, pid, signal }, withdrawn, answer }) => {
      const { Id: id, Name } = await judgeContainer(engine.client, actor, container);
      answer.note(`${signal} ${pid} ${bareName(Name ?? "")} ${id}`);
      withdrawn.throwIfAborted();
      await signalInside(engine.client, id, { pid, signal });
      return { id };
    },
  });

const restMs = 2_000;

/** Reads a container's processes again and again, for all who look at them in the same way. */
const readAgain =
  (engine: ScopedEngine, container: string, ps: string): Upstream<TopList> =>
  async (emit, signal) => {
    while (!signal.aborted) {
      emit(await engine.client.top(container, { ps, signal }));
      await delay(restMs, undefined, { signal });
    }
  };

export const createProcessChannels = (hub: Hub): ChannelRoute[] =>
  channelRoutes(processChannels, {
    follow: async ({ engine, actor, input: { container, ps }, channel, signal }) => {
      assertMayAsk(actor, ps);
      const id = await engine.client.resolveContainer(container);
      if (signal.aborted) return;
      const key = { environment: engine.id, kind: "processes", target: id, options: { ps } };
      const mayInspect = actor.can("container.inspect");
      const following = hub.follow(key, readAgain(engine, id, ps), {
        next: (list) => void channel.send({ type: "processes", table: toProcessTable(list, mayInspect) }),
        failed: (error, retryInMs) => {
          const coded = isCodedError(error) ? error : undefined;
          if (retryInMs === null) channel.close(coded);
          else channel.send({ type: "idle", reason: coded?.details.reason ?? null });
        },
        ended: () => channel.close(),
      });
      signal.addEventListener("abort", () => following.dispose(), { once: true });
    },
  });
