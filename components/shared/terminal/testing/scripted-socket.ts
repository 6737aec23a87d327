import type { ChannelEvents, ClientChannel, SocketState } from "#lib/client/socket-client.ts";
import type { Channel } from "#lib/contracts/contract.ts";
import type { TerminalSocket } from "../terminal-events.ts";

type Open = {
  name: string;
  /** The inputs with which it was opened, one for each connection. */
  inputs: Record<string, unknown>[];
  sent: { type: string; [key: string]: unknown }[];
  events: ChannelEvents<Channel>;
  input: () => Record<string, unknown>;
  opened: boolean;
  closed: boolean;
};

/** A socket that a test plays the server and the network of. It opens channels as `SocketClient` does. */
export class ScriptedSocket {
  readonly channels: Open[] = [];
  readonly #listeners = new Set<(state: SocketState) => void>();
  #connected = true;

  readonly socket: TerminalSocket = {
    open: (contract, input, events) => {
      const current = typeof input === "function" ? input : () => input;
      const channel: Open = {
        name: contract.name,
        inputs: [],
        sent: [],
        events: events as unknown as ChannelEvents<Channel>,
        input: current as () => Record<string, unknown>,
        opened: false,
        closed: false,
      };
      this.channels.push(channel);
      if (this.#connected) channel.inputs.push(channel.input());
      return {
        send: (message: Open["sent"][number]) => {
          if (!channel.opened || !this.#connected || channel.closed) return false;
          channel.sent.push(message);
          return true;
        },
        close: () => {
          channel.closed = true;
        },
      } as ClientChannel<typeof contract>;
    },
    onState: (listener) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };

  /** The channel that was opened last and is not closed. */
  current(): Open {
    const channel = this.channels.findLast((one) => !one.closed);
    if (!channel) throw new Error("no channel is open");
    return channel;
  }

  /** The server's yes to the opening. */
  accept(channel = this.current()): void {
    channel.opened = true;
    channel.events.onOpen?.();
  }

  say(message: object, channel = this.current()): void {
    if (!channel.closed) channel.events.onMessage(message as never);
  }

  cut(): void {
    this.#connected = false;
    for (const listener of [...this.#listeners]) listener("disconnected");
    for (const channel of this.channels.filter((one) => !one.closed)) {
      if (channel.opened) channel.events.onLost?.();
      channel.opened = false;
    }
  }

  mend(): void {
    this.#connected = true;
    for (const listener of [...this.#listeners]) listener("connected");
    for (const channel of this.channels) if (!channel.closed) channel.inputs.push(channel.input());
  }
}
