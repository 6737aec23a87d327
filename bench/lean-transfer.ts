import { once } from "node:events";
import { closeSync, openSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { connect, type Socket } from "node:net";

/** What is asked for, by whom. Headers are written as they are. */
export type LeanRequest = { url: string; method: string; headers: Readonly<Record<string, string | number>> };

const chunkBytes = 256 * 1024;

const headOf = ({ url, method, headers }: LeanRequest): string => {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, connection: "close", ...headers }).map(
    ([key, value]) => `${key}: ${value}`,
  );
  return `${[`${method} ${pathname}${search} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`;
};

const written = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

const refuse = (head: string): void => {
  if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(`the panel answered ${head.slice(0, 200)}`);
};

/**
 * Sends a file as the body of a request, as a browser does: from two buffers in turn and nothing beside them, so that what
 * is measured is the panel and not the one who measures.
 */
export const sendFile = async (request: LeanRequest, path: string): Promise<void> => {
  const { hostname, port } = new URL(request.url);
  const socket = connect(Number(port), hostname);
  const answered = once(socket, "data") as Promise<[Buffer]>;
  await written(socket, Buffer.from(headOf(request)));
  await sendBody(socket, path);
  const [head] = await answered;
  socket.destroy();
  refuse(head.toString("latin1"));
};

const sendBody = async (socket: Socket, path: string): Promise<void> => {
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let sending: Promise<void> = Promise.resolve();
  const file = await open(path);
  try {
    for (let turn = 0; ; turn += 1) {
      const { buffer, bytesRead } = await file.read(buffers[turn % 2 === 0 ? 0 : 1], 0, chunkBytes);
      await sending;
      if (bytesRead === 0) return;
      sending = written(socket, buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};

/** Writes the body of an answer into a file; resolves to its bytes. */
export const receiveFile = async (request: LeanRequest, path: string): Promise<number> => {
  const { hostname, port } = new URL(request.url);
  const file = openSync(path, "w");
  let head: string | null = null;
  let size = 0;
  const take = (bytes: Uint8Array): void => {
    let body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (head === null) {
      const end = body.indexOf("\r\n\r\n");
      head = body.toString("latin1", 0, end);
      body = body.subarray(end + 4);
    }
    size += writeSync(file, body);
  };
  const onread = {
    buffer: Buffer.allocUnsafe(chunkBytes),
    callback: (count: number, buffer: Uint8Array): boolean => {
      take(buffer.subarray(0, count));
      return true;
    },
  };
  const socket = connect({ port: Number(port), host: hostname, onread });
  socket.write(headOf(request));
  await once(socket, "close");
  closeSync(file);
  refuse(head ?? "");
  return size;
};
