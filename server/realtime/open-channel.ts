import type { Channel } from "#lib/contracts/contract.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import type { SignedInCall } from "../http/call.ts";
import { PreparedJson } from "../http/prepared-json.ts";
import type { OpenChannel } from "./channels.ts";

export type ChannelEnd = "client" | "disconnect" | "server" | "revoked";

/** The socket's side of a channel: what it needs to send and to be told. */
export type ChannelWire = {
  /** A payload is JSON text, or an object where bytes are in it. */
  send(payload: unknown): void;
  bufferedBytes(): number;
  /** The channel is over, by the handler's wish or by withdrawal. */
  ended(by: ChannelEnd, error: CodedError | null): void;
};

type Listener = (message: unknown, call: SignedInCall) => void | Promise<void>;

/** The server's end of one channel, from its opening to its one and only end. */
export class ServerChannel implements OpenChannel<Channel> {
  readonly contract: Channel;
  readonly #wire: ChannelWire;
  readonly #ending = new AbortController();
  #listener: Listener | null = null;
  #endedBy: ChannelEnd | null = null;
  #queue: Promise<void> = Promise.resolve();

  constructor(contract: Channel, wire: ChannelWire) {
    this.contract = contract;
    this.#wire = wire;
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  send(message: unknown): boolean {
    if (this.#endedBy) return false;
    this.#wire.send(
      message instanceof PreparedJson ? message.text : this.contract.serverMessage.parse(message),
    );
    return true;
  }

  onMessage(listener: Listener): void {
    this.#listener = listener;
  }

  /** Runs steps one after the other: the bytes typed into a terminal must arrive in order. A step must not throw. */
  inOrder(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(step);
  }

  /** Hands a parsed message to the handler. */
  async receive(message: unknown, call: SignedInCall): Promise<void> {
    if (!this.#endedBy) await this.#listener?.(message, call);
  }

  bufferedBytes(): number {
    return this.#wire.bufferedBytes();
  }

  close(error?: CodedError): void {
    this.end("server", error ?? null);
  }

  endedBy(): ChannelEnd | null {
    return this.#endedBy;
  }

  /** Ends the channel; only the first call counts. */
  end(by: ChannelEnd, error: CodedError | null = null): void {
    if (this.#endedBy) return;
    this.#endedBy = by;
    this.#wire.ended(by, error);
    this.#ending.abort();
  }
}
