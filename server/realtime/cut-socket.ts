import type { Socket } from "socket.io";
import { bufferedBytes } from "./socket-buffer.ts";

/** How long a connection with nothing queued may take to say goodbye. */
const goodbyeMs = 500;

/**
 * Ends a socket so that nothing more reaches its client. Closing it the polite way would deliver all that is queued
 * first, which a slow reader can stretch for as long as it likes; so whoever is behind is reset at once, what the
 * system still holds included. One that is not behind hears why it was cut: `lastWords` are sent before.
 */
export const cutSocket = (socket: Socket, lastWords: () => void): void => {
  const isBehind = bufferedBytes(socket) > 0;
  lastWords();
  if (isBehind) {
    resetSocket(socket);
    return;
  }
  socket.disconnect(true);
  setTimeout(() => resetSocket(socket), goodbyeMs).unref();
};

/** Ends a socket at once, with all that is queued for it. */
export const resetSocket = (socket: Socket): void => {
  const connection = socket.request.socket;
  if (!connection.destroyed) connection.resetAndDestroy();
};
