import { io, type Socket } from "socket.io-client";
import type { Channel, ClientMessageOf, InputOf, ServerMessageOf } from "../contracts/contract.ts";
import { CodedError } from "../errors/coded-error.ts";
import { readErrorBody, toCodedError } from "../errors/error-body.ts";
import { received } from "./received.ts";

export type SocketState = "connecting" | "connected" | "disconnected";

export type ChannelEvents<C extends Channel> = {
  onMessage(message: ServerMessageOf<C>): void;
  /** The channel is open; again after every reconnection. */
  onOpen?(): void;
  /** The network went away; the channel opens by itself again when it is back, unless it is closed. */
  onLost?(): void;
  /** The server refused or ended it; it will not open again by itself. */
  onClose?(error: CodedError | null): void;
};

export type ClientChannel<C extends Channel> = {
  /** False when there is no connection now: nothing was sent. */
  send(message: ClientMessageOf<C>): boolean;
  close(): void;
};

type OpenOne = {
  contract: Channel;
  input: () => object;
  events: ChannelEvents<Channel>;
  opened: boolean;
};

/** A socket that the server cut comes back after this long, if somebody is still signed in then. */
const comeBackMs = 1_000;

/**
 * One websocket for everything that is live in a tab. Channels are opened on it by name and come back after a dropped
 * connection, each asking anew for its input, so that a follower goes on from where it stands now.
 */
export class SocketClient {
  readonly #socket: Socket;
  readonly #channels = new Map<number, OpenOne>();
  readonly #stateListeners = new Set<(state: SocketState) => void>();
  readonly #expiringListeners = new Set<(at: number) => void>();
  #nextId = 0;
  #welcome = false;
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #state: SocketState = "connecting";

  constructor(path = "/api/socket") {
    this.#socket = io({
      path,
      addTrailingSlash: false,
      transports: ["websocket"],
      autoConnect: false,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
    });
    this.#socket.on("welcome", () => this.#onWelcome());
    this.#socket.on("message", (id: number, payload: unknown) => this.#onMessage(id, payload));
    this.#socket.on("closed", (id: number, end: unknown) => this.#onClosed(id, end));
    this.#socket.on("expiring", (leftMs: number) => {
      // The server's clock is not this browser's.
      const at = Date.now() + leftMs;
      for (const listener of this.#expiringListeners) listener(at);
    });
    this.#socket.on("disconnect", (reason) => this.#onDisconnect(reason));
    this.#socket.on("connect_error", () => this.#setState("disconnected"));
  }

  connect(): void {
    this.#socket.connect();
  }

  /** Ends everything: on signing out, or when the page goes. */
  disconnect(): void {
    clearTimeout(this.#comeBack);
    for (const id of [...this.#channels.keys()]) this.#close(id);
    this.#socket.disconnect();
  }

  state(): SocketState {
    return this.#state;
  }

  onState(listener: (state: SocketState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  /** Called when the session is about to end; ms since the epoch. */
  onExpiring(listener: (at: number) => void): () => void {
    this.#expiringListeners.add(listener);
    return () => void this.#expiringListeners.delete(listener);
  }

  /** Opens a channel. `input` may be a function where it changes between one connection and the next. */
  open<C extends Channel>(
    contract: C,
    input: InputOf<C> | (() => InputOf<C>),
    events: ChannelEvents<C>,
  ): ClientChannel<C> {
    const id = this.#nextId++;
    const current = typeof input === "function" ? (input as () => object) : () => input as object;
    this.#channels.set(id, {
      contract,
      input: current,
      events: events as unknown as ChannelEvents<Channel>,
      opened: false,
    });
    if (this.#welcome) this.#openOnServer(id);
    return {
      send: (message) => this.#send(id, message),
      close: () => this.#close(id),
    };
  }

  #send(id: number, message: unknown): boolean {
    if (!this.#channels.get(id)?.opened || !this.#socket.connected) return false;
    this.#socket.emit("message", id, message);
    return true;
  }

  #close(id: number): void {
    if (this.#channels.delete(id) && this.#welcome) this.#socket.emit("close", id);
  }

  #onWelcome(): void {
    this.#welcome = true;
    this.#setState("connected");
    for (const id of [...this.#channels.keys()]) this.#openOnServer(id);
  }

  #openOnServer(id: number): void {
    const one = this.#channels.get(id);
    if (!one) return;
    const request = { id, channel: one.contract.name, input: one.input() };
    this.#socket.emit("open", request, (answer: { ok: boolean; error?: unknown }) => {
      if (this.#channels.get(id) !== one) return;
      if (answer.ok) {
        one.opened = true;
        one.events.onOpen?.();
      } else {
        this.#channels.delete(id);
        one.events.onClose?.(readError(answer.error));
      }
    });
  }

  #onMessage(id: number, payload: unknown): void {
    this.#channels.get(id)?.events.onMessage(received(payload) as never);
  }

  #onClosed(id: number, end: unknown): void {
    const one = this.#channels.get(id);
    if (!one) return;
    this.#channels.delete(id);
    one.events.onClose?.(readError((end as { error?: unknown } | null)?.error));
  }

  #onDisconnect(reason: string): void {
    this.#welcome = false;
    this.#setState("disconnected");
    for (const one of this.#channels.values()) {
      if (one.opened) one.events.onLost?.();
      one.opened = false;
    }
    // A cut by the server is not mended by socket.io itself; a session that is over is refused at the handshake.
    if (reason === "io server disconnect") {
      this.#comeBack = setTimeout(() => this.#socket.connect(), comeBackMs);
    }
  }

  #setState(state: SocketState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener(state);
  }
}

const readError = (value: unknown): CodedError | null => {
  if (value === null || value === undefined) return null;
  const body = readErrorBody(value);
  return body === null ? new CodedError("internal", "The channel ended") : toCodedError(body);
};
