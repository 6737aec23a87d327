import { pullChannels, pulls as pullContracts } from "#lib/contracts/pulls.ts";
import { type Route, routes } from "../../../http/routes.ts";
import { channelRoutes } from "../../../realtime/channels.ts";
import { followEngineState } from "../../../realtime/follow-engine-state.ts";
import { followLive } from "../../../realtime/follow-live.ts";
import type { Pulls } from "./pulls.ts";

export const createPullRoutes = (pulls: Pulls): Route[] =>
  routes(pullContracts, {
    list: ({ engine }) => pulls.of(engine).view.list(),
    start: ({ engine, actor, withdrawn, input, answer }) =>
      pulls.start({ engine, actor, withdrawn }, input, answer.goesOn),
    cancel: ({ engine, actor, input }) => pulls.cancel(engine, actor, input.pull),
  });

export const createPullChannels = (pulls: Pulls) =>
  channelRoutes(pullChannels, {
    follow: ({ engine, input, channel, signal }) => {
      followEngineState(engine, channel, signal);
      followLive(pulls.of(engine).view, channel, input, signal);
    },
  });
