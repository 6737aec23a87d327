import { channels } from "#lib/contracts/index.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import type { Terminals } from "./terminals.ts";

/** Terminals over the socket. Each handler resolves once the session is held by its channel. */
export const createTerminalChannels = ({ terminals }: { terminals: Terminals }): ChannelRoute[] =>
  channelRoutes(channels.terminals, {
    exec: ({ engine, input, channel, ...call }) => terminals.exec(call, engine, input, channel),
    attach: ({ engine, input, channel, ...call }) => terminals.attach(call, engine, input, channel),
    resume: ({ input, channel, ...call }) => terminals.resume(call, input, channel),
  });
