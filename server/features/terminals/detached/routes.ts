import { channels, contracts } from "#lib/contracts/index.ts";
import { type Route, routes } from "../../../http/routes.ts";
import { type ChannelRoute, channelRoutes } from "../../../realtime/channels.ts";
import type { DetachedExecs } from "./detached-execs.ts";
import { followExec } from "./follow-exec.ts";

/** A user's own detached commands over HTTP. */
export const createExecRoutes = (detached: DetachedExecs): Route[] =>
  routes(contracts.execs, {
    list: ({ actor }) => detached.list(actor.userId),
    get: ({ actor, input }) => {
      const exec = detached.get(actor, input.exec);
      return { exec: exec.view(), output: exec.output() };
    },
    start: ({ engine, actor, withdrawn, input, answer }) =>
      detached.start({ engine, actor, withdrawn }, input, answer.goesOn),
    stop: ({ actor, input }) => detached.stop(actor, input.exec),
    forget: ({ actor, input }) => {
      detached.forget(actor, input.exec);
      return { id: input.exec };
    },
  });

export const createExecChannels = (detached: DetachedExecs): ChannelRoute[] =>
  channelRoutes(channels.execs, {
    follow: ({ actor, input, channel, signal }) =>
      followExec(detached.get(actor, input.exec), { withOutput: input.withOutput, signal }, channel),
  });
