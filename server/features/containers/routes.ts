import { containerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { inspectedHostPower } from "../../engine/host-power.ts";
import { isApiAtLeast } from "../../engine/negotiate.ts";
import type { Actor, ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { channelRoutes } from "../../realtime/channels.ts";
import { followView } from "../../realtime/follow-view.ts";
import { toContainerDetail } from "./detail-view.ts";
import { act } from "./operations.ts";
import { toContainerRow } from "./row-view.ts";
import type { ContainerViews } from "./views.ts";

export const createContainerRoutes = (views: ContainerViews): Route[] => {
  const { ownId } = views;
  return routes(containers, {
    list: async ({ engine, actor }) => {
      await engine.mirror.ready("containers");
      return views.of(engine, actor).list();
    },
    get: ({ engine, actor, input }) => detail(engine, actor, input.container, ownId),
    json: async ({ engine, input }) => ({ ...(await engine.client.inspectContainer(input.container)) }),
    start: ({ engine, input, answer: { note }, withdrawn }) =>
      act(engine, input.container, { ownId: null, note, withdrawn, run: (id) => engine.client.start(id) }),
    stop: ({ engine, input: { container, timeout, signal }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ownId,
        note,
        withdrawn,
        run: (id) => engine.client.stop(id, { timeout, signalName: signal }),
      }),
    restart: ({ engine, input: { container, timeout, signal }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ownId,
        note,
        withdrawn,
        run: (id) => engine.client.restart(id, { timeout, signalName: signal }),
      }),
    kill: ({ engine, input: { container, signal }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ownId,
        note,
        withdrawn,
        run: (id) => engine.client.kill(id, { signalName: signal }),
      }),
    pause: ({ engine, input, answer: { note }, withdrawn }) =>
      act(engine, input.container, { ownId, note, withdrawn, run: (id) => engine.client.pause(id) }),
    unpause: ({ engine, input, answer: { note }, withdrawn }) =>
      act(engine, input.container, { ownId: null, note, withdrawn, run: (id) => engine.client.unpause(id) }),
    remove: ({ engine, input: { container, force, volumes }, answer: { note }, withdrawn }) =>
      act(engine, container, {
        ownId,
        note,
        withdrawn,
        run: (id) => engine.client.remove(id, { force, volumes }),
      }),
  });
};

const detail = async (engine: ScopedEngine, actor: Actor, ref: string, ownId: string | null) => {
  const inspect = await engine.client.inspectContainer(ref);
  const [hostPower, api] = await Promise.all([
    inspectedHostPower(engine.client, inspect),
    engine.client.apiVersion(),
    engine.mirror.refresh("containers", inspect.Id),
  ]);
  const entry = engine.mirror.kinds.containers.get(inspect.Id);
  const mayInspect = actor.can("container.inspect");
  if (!entry) throw new CodedError("not_found", "The container was removed meanwhile");
  const row = containerRow.parse(toContainerRow(entry, { mayInspect, ownId }));
  const judged = { ...row, hostPower: hostPower.length > 0 };
  const hasStartInterval = isApiAtLeast(api, "1.44");
  return toContainerDetail({ inspect, row: judged, hostPower, mayInspect, hasStartInterval });
};

export const createContainerChannels = (views: ContainerViews) =>
  channelRoutes(containerChannels, {
    follow: ({ actor, ...call }) => followView(call, ["containers"], () => views.of(call.engine, actor)),
  });
