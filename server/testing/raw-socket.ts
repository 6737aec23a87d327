import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection that a test drives by hand, byte for byte. */
export type RawSocket = {
  connection: Socket;
  /** The first bytes of the answer to the handshake. */
  answer: string;
  /** How many bytes came after them. */
  received(): number;
  /** All that came after them, as text. */
  text(): string;
  /** Sends one Engine.IO packet as a masked text frame (RFC 6455, 5.2). */
  send(packet: string): void;
  closed: Promise<void>;
};

/**
 * Asks for a websocket by hand. With `allowHalfOpen` the client's side stays open when the server has ended its own, as a
 * hostile client would leave it.
 */
export const openRawSocket = async (
  port: number,
  headers: Record<string, string>,
  { path = "/api/socket?EIO=4&transport=websocket", allowHalfOpen = true } = {},
): Promise<RawSocket> => {
  const connection = connect({ port, host: "127.0.0.1", allowHalfOpen });
  connection.on("error", () => undefined);
  const fixed = {
    ...{ host: "x", connection: "Upgrade", upgrade: "websocket" },
    ...{ "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" },
  };
  const lines = Object.entries({ ...fixed, ...headers }).map(([name, value]) => `${name}: ${value}`);
  connection.write(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const closed = new Promise<void>((resolve) => connection.once("close", () => resolve()));
  const first = await Promise.race([once(connection, "data") as Promise<[Buffer]>, closed]);
  const chunks: Buffer[] = [];
  connection.on("data", (chunk: Buffer) => void chunks.push(chunk));
  return {
    connection,
    answer: String(first?.[0] ?? ""),
    received: () => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0),
    text: () => Buffer.concat(chunks).toString("latin1"),
    send: (packet) => void connection.write(frameOf(packet)),
    closed,
  };
};

const frameOf = (text: string): Buffer => {
  const mask = randomBytes(4);
  const payload = Buffer.from(text).map((byte, index) => byte ^ (mask[index % 4] as number));
  const length =
    payload.byteLength < 126
      ? Buffer.from([0x80 | payload.byteLength])
      : Buffer.from([0x80 | 126, payload.byteLength >> 8, payload.byteLength & 0xff]);
  return Buffer.concat([Buffer.from([0x81]), length, mask, payload]);
};
