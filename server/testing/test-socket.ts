import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { Channel, ClientMessageOf, InputOf, ServerMessageOf } from "#lib/contracts/contract.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import type { TestPanel } from "./test-panel.ts";

type Refusal = { code: string; message: string };
type Opened = { ok: true } | { ok: false; error: Refusal };

/** A channel as a test holds it: everything that came, and a way to wait for more. */
export type TestChannel<C extends Channel> = {
  opened: Opened;
  messages: ServerMessageOf<C>[];
  closed: { by: string; error: Refusal | null } | null;
  send(message: ClientMessageOf<C> | object): void;
  close(): void;
  /** Resolves when the condition holds; asked anew at each message. */
  until(condition: () => boolean): Promise<void>;
};

/** A plain socket.io client with a role's cookie; it speaks the wire's protocol itself, well or badly. */
export const openTestSocket = async (
  panel: TestPanel,
  /** A role, another user's cookie, or nobody. */
  who: Role | `${string}=${string}` | null,
  headers: Record<string, string> = { origin: panel.url },
) => {
  const socket: Socket = io(panel.url, {
    path: "/api/socket",
    addTrailingSlash: false,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: {
      ...(who ? { cookie: who.includes("=") ? who : panel.cookieOf(who as Role) } : {}),
      ...headers,
    },
  });
  const failed = new Promise<never>((_, reject) => socket.once("connect_error", reject));
  failed.catch(() => undefined);
  await Promise.race([new Promise((resolve) => socket.once("welcome", resolve)), failed]);

  let nextId = 0;
  const open = async <C extends Channel>(
    contract: C,
    input: InputOf<C> | object,
  ): Promise<TestChannel<C>> => {
    const id = nextId++;
    const watchers = new Set<() => void>();
    const channel: TestChannel<C> = {
      opened: { ok: true },
      messages: [],
      closed: null,
      send: (message) => void socket.emit("message", id, message),
      close: () => void socket.emit("close", id),
      until: (condition) =>
        new Promise((resolve) => {
          const look = () => {
            if (!condition()) return;
            watchers.delete(look);
            resolve();
          };
          watchers.add(look);
          look();
        }),
    };
    const changed = () => {
      for (const look of [...watchers]) look();
    };
    socket.on("message", (to: number, payload: unknown) => {
      if (to !== id) return;
      channel.messages.push(typeof payload === "string" ? JSON.parse(payload) : payload);
      changed();
    });
    socket.on("closed", (to: number, end: TestChannel<C>["closed"]) => {
      if (to !== id) return;
      channel.closed = end;
      changed();
    });
    socket.on("disconnect", changed);
    channel.opened = (await socket.emitWithAck("open", { id, channel: contract.name, input })) as Opened;
    return channel;
  };

  return {
    socket,
    open,
    disconnected: () =>
      socket.connected ? once(socket as never, "disconnect").then(() => {}) : Promise.resolve(),
    close: () => void socket.close(),
  };
};
