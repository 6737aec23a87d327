import type { Channel, ClientMessageOf, ParsedInputOf, ServerMessageOf } from "#lib/contracts/contract.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine, SignedInCall } from "../http/call.ts";
import type { PreparedJson } from "../http/prepared-json.ts";

/**
 * One open channel, seen from its handler. It ends once: by the client, by the handler (`close`), by the socket's end,
 * or because the right to it was withdrawn. `signal` is aborted then, whatever the cause.
 */
export type OpenChannel<C extends Channel> = {
  /**
   * Sends a message; parsed against the contract, or prepared before and shared by all who follow the same thing. False
   * when the channel is over.
   */
  send(message: ServerMessageOf<C> | PreparedJson<ServerMessageOf<C>>): boolean;
  /** Called for each message from the client, parsed, with the actor's right checked anew. */
  onMessage(listener: (message: ClientMessageOf<C>, call: SignedInCall) => void | Promise<void>): void;
  /** Bytes queued for this client's socket that the network has not taken yet. */
  bufferedBytes(): number;
  close(error?: CodedError): void;
  /** Why it ended, once `signal` is aborted. */
  endedBy(): "client" | "disconnect" | "server" | "revoked" | null;
};

export type ChannelEngineOf<C extends Channel> = "environment" extends keyof ParsedInputOf<C>
  ? { engine: ScopedEngine }
  : object;

/**
 * Runs when a channel is opened. It resolves when the channel is set up (the client's acknowledgement), and may throw
 * a coded error, which refuses the opening. `signal` ends the channel's life.
 */
export type ChannelHandlerOf<C extends Channel> = (
  call: SignedInCall & ChannelEngineOf<C> & { input: ParsedInputOf<C>; channel: OpenChannel<C> },
) => Promise<void> | void;

export type ChannelRoute = {
  contract: Channel;
  handler: (
    call: SignedInCall & { engine?: ScopedEngine; input: unknown; channel: OpenChannel<Channel> },
  ) => Promise<void> | void;
};

/** Binds every channel of a noun to its handler; the socket's counterpart of `routes`. */
export const channelRoutes = <T extends Record<string, Channel>>(
  contracts: T,
  handlers: { [K in keyof T]: ChannelHandlerOf<T[K]> },
): ChannelRoute[] =>
  Object.entries(contracts).map(([name, contract]) => ({
    contract,
    handler: handlers[name as keyof T] as unknown as ChannelRoute["handler"],
  }));
