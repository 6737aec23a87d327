import { Buffer } from "node:buffer";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { StreamedFile } from "./streamed-file.ts";

const length = 40_000;
const next = "HTTP/1.1 200 OK\r\n\r\n";
const whole = Buffer.alloc(length, "x");

/** All that a client gets of its requests, sent on one connection, before that is closed; and whether it was reset. */
const received = async (answer: (response: ServerResponse, path: string) => unknown, paths: string[]) => {
  const server = createServer((request, response) => void answer(response, request.url ?? ""));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const chunks: Buffer[] = [];
  let reset = false;
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => {
    reset = true;
  });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(""));
  await closed;
  server.close();
  return { text: Buffer.concat(chunks).toString("latin1"), reset };
};

const fileOf = (chunks: Buffer[]): StreamedFile =>
  new StreamedFile(Readable.from(chunks.map(Buffer.from), { objectMode: true }), {
    ...{ mediaType: "application/octet-stream", fileName: "x", length },
  });

test("a file of the announced length leaves the connection to the next answer", async () => {
  const chunks = [whole.subarray(0, 30_000), whole.subarray(30_000)];
  const { text, reset } = await received(
    (response, path) =>
      path === "/file" ? fileOf(chunks).send(response) : response.setHeader("connection", "close").end(),
    ["/file", "/end"],
  );
  expect(reset).toBe(false);
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(text.match(/x{100,}/)?.[0]).toHaveLength(length);
});

test.each([
  ["comes after the last chunk", [whole, Buffer.from(next)]],
  ["is in the last chunk", [Buffer.concat([whole, Buffer.from(next)])]],
])("what is too much and %s is never sent, and the connection is reset", async (_, chunks) => {
  const { text, reset } = await received((response) => fileOf(chunks).send(response), ["/file"]);
  expect([reset, text.split("HTTP/1.1 200").length <= 2]).toEqual([true, true]);
});

test("nor where the answer waits for one before it", async () => {
  const { text, reset } = await received(
    (response, path) => {
      if (path === "/file") return fileOf([whole, Buffer.from(next)]).send(response);
      return response.write("first");
    },
    ["/first", "/file"],
  );
  expect([reset, text.includes("xxx")]).toEqual([true, false]);
});

test("a file that is too short ends with the connection, and not as a whole one", async () => {
  const { text, reset } = await received(
    (response) => fileOf([whole.subarray(0, 20_000)]).send(response),
    ["/file"],
  );
  expect([reset, text.length < length]).toEqual([true, true]);
});
