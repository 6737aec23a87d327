import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Server as EngineServer } from "engine.io";
import { Server, type Socket } from "socket.io";
import type { Role } from "#lib/contracts/permissions.ts";
import { isSocketOriginAllowed } from "../http/origin.ts";
import type { Kernel } from "../http/pipeline.ts";
import { actorOf, type SessionIdentity } from "../policy/authorize.ts";
import type { ChannelRoute } from "./channels.ts";
import { Connection } from "./connection.ts";
import { cutSocket } from "./cut-socket.ts";
import type { ChannelEnd } from "./open-channel.ts";
import { Seats } from "./seats.ts";
import { type SessionEnd, watchSession } from "./watch-session.ts";

export const socketPath = "/api/socket";

const maxSocketsPerUser = 20;

export type SocketParts = {
  kernel: Kernel;
  routes: readonly ChannelRoute[];
  clientAddress(request: IncomingMessage): string;
  /** One session as the database has it now; a check that no person caused must not count as use. */
  loadSession(sessionId: string, options: { touch: boolean }): LiveSession | null;
  /** The clock by which sessions end, ms since the epoch. */
  sessionClock(): number;
};

type LiveSession = SessionIdentity & SessionEnd;

/**
 * What was withdrawn: all sessions of a user, or one session. With `role` they go on, by that role; with
 * `successor` their person does, in that session.
 */
export type Revocation = {
  userId?: string | undefined;
  sessionId?: string | undefined;
  successor?: string | undefined;
  role?: Role | undefined;
};

type Held = { socket: Socket; connection: Connection; userId: string; sessionId: string };

/** Speaks websockets only. Who may open one is decided before a request comes here. */
const createTransport = () =>
  new EngineServer({
    transports: ["websocket"],
    // One message's bound: pastes are cut into pieces by the client, files travel over HTTP.
    maxHttpBufferSize: 256 * 1024,
    perMessageDeflate: false,
    pingInterval: 25_000,
    pingTimeout: 20_000,
  });

const refuse = (socket: Duplex): void => {
  const answer = "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  // A half-open connection would stay for as long as the client likes.
  socket.end(answer, () => socket.destroy());
};

/** All open sockets. Only websockets, only from the panel's own pages, only with a session that is good now. */
export const createSockets = (parts: SocketParts) => {
  const { kernel } = parts;
  const routes = new Map(parts.routes.map((route) => [route.contract.name, route]));
  const held = new Map<string, Held>();
  const seats = new Seats(maxSocketsPerUser);

  const admit = async (request: IncomingMessage, connection: Duplex): Promise<boolean> => {
    if (!isSocketOriginAllowed(request.headers, kernel.origins)) return false;
    const session = await kernel.authenticate(request.headers.cookie ?? "");
    return session !== null && seats.take(session.userId, connection);
  };

  const engine = createTransport();
  const io = new Server({ serveClient: false });
  io.bind(engine);

  const drop = ({ socket, connection }: Held, by: ChannelEnd = "revoked"): void =>
    cutSocket(socket, () => connection.endAll(by));

  const accept = async (socket: Socket): Promise<void> => {
    const session = await kernel.authenticate(socket.request.headers.cookie ?? "");
    if (!session) return void socket.disconnect(true);
    const one = hold(parts, routes, socket, session);
    held.set(socket.id, one);
    const unwatch = watchSession({
      load: () => parts.loadSession(session.sessionId, { touch: false }),
      now: parts.sessionClock,
      expiring: (leftMs) => socket.emit("expiring", leftMs),
      over: () => drop(one),
    });
    socket.on("disconnect", () => {
      held.delete(socket.id);
      unwatch();
    });
    socket.emit("welcome");
  };

  io.on("connection", (socket) => {
    accept(socket).catch((error: unknown) => {
      kernel.log.error({ err: error }, "a socket could not be accepted");
      socket.disconnect(true);
    });
  });

  return {
    handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      admit(request, socket).then(
        (admitted) => (admitted ? engine.handleUpgrade(request as never, socket, head) : refuse(socket)),
        (error: unknown) => {
          kernel.log.error({ err: error }, "a socket's handshake could not be checked");
          refuse(socket);
        },
      );
    },
    /**
     * Cuts what was withdrawn, at once: its channels first, then its sockets. Who has another role comes back by
     * themself, and each channel is opened, or refused, by that role: what a channel shows depends on it too.
     */
    revoke: (what: Revocation): void => {
      for (const one of [...held.values()]) {
        if (one.sessionId !== what.sessionId && one.userId !== what.userId) continue;
        drop(one, what.role || what.successor ? "disconnect" : "revoked");
      }
    },
    /** The open connections, whether they have said what they want or not. */
    count: (): number => seats.count(),
    close: async (): Promise<void> => {
      for (const one of held.values()) one.connection.endAll("disconnect");
      io.disconnectSockets(true);
      await io.close();
      engine.close();
    },
  };
};
export type Sockets = ReturnType<typeof createSockets>;

const hold = (
  parts: SocketParts,
  routes: ReadonlyMap<string, ChannelRoute>,
  socket: Socket,
  { sessionId, userId }: SessionIdentity,
): Held => {
  const caller = {
    address: parts.clientAddress(socket.request),
    userAgent: (socket.request.headers["user-agent"] ?? "").slice(0, 255),
    requestId: randomUUID(),
  };
  const actorNow = (options: { touch: boolean }) => {
    const now = parts.loadSession(sessionId, options);
    return now && actorOf(now);
  };
  const connection = new Connection({ socket, caller, kernel: parts.kernel, userId, actorNow, routes });
  return { socket, connection, userId, sessionId };
};
