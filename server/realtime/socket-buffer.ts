import type { Socket } from "socket.io";

/** A client that lets this much pile up is not reading any more; it is cut and may come back. */
export const maxBufferedBytes = 8 * 1024 * 1024;

type Packet = { data?: string | ArrayBufferView | ArrayBuffer };

/**
 * Bytes that were sent to a socket and that the system has not taken yet: what waits to be handed to the connection, and
 * what the connection holds. `emit` itself queues without bound.
 */
export const bufferedBytes = (socket: Socket): number => {
  // Typed as private, but nothing public tells how much is waiting.
  const queued = (socket.conn as unknown as { writeBuffer: Packet[] }).writeBuffer;
  let bytes = socket.request.socket.writableLength;
  for (const { data } of queued) bytes += typeof data === "string" ? data.length : (data?.byteLength ?? 0);
  return bytes;
};
