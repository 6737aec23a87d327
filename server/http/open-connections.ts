import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * All connections of a server, those among them that it has handed on: an upgraded one, or one whose upgrade is not
 * decided yet, is no concern of `closeAllConnections`, and would keep the server from closing for as long as its client
 * likes. Returns what ends them all.
 */
export const trackConnections = (server: Server): (() => void) => {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
};
