import { Buffer } from "node:buffer";
import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { pour, release } from "./pour.ts";

const chunkOf = (letter: string, size = 64 * 1024): Buffer => Buffer.alloc(size, letter);

/** Takes a chunk at a time, each after a turn of the event loop, and keeps a copy. */
const slowSink = () => {
  const taken: Buffer[] = [];
  const sink = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _, done) =>
      setImmediate(() => {
        taken.push(Buffer.from(chunk));
        done();
      }),
  });
  return { sink, taken };
};

test("everything is written in its order, and each chunk is given back once it is", async () => {
  const chunks = [..."abcdef"].map((letter) => chunkOf(letter));
  const { sink, taken } = slowSink();
  await pour(Readable.from(chunks), sink, { releasing: true });
  sink.end();
  await new Promise((resolve) => sink.once("finish", resolve));
  expect(taken.map((chunk) => [chunk.toString("latin1", 0, 1), chunk.length])).toEqual(
    [..."abcdef"].map((letter) => [letter, 65_536]),
  );
  expect(chunks.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("chunks that somebody else may hold are left as they are", async () => {
  const chunk = chunkOf("x");
  const { sink } = slowSink();
  await pour(Readable.from([chunk]), sink, { releasing: false });
  sink.end();
  await new Promise((resolve) => sink.once("finish", resolve));
  expect(chunk.byteLength).toBe(65_536);
});

test("a part of something larger is not given back", () => {
  const whole = chunkOf("x");
  release(whole.subarray(0, 32 * 1024));
  release(Buffer.from("small"));
  expect(whole.byteLength).toBe(65_536);
});

test("a source that is ahead is held back", async () => {
  let made = 0;
  async function* endless() {
    for (; ; made += 1) yield chunkOf("x");
  }
  const sink = new Writable({ highWaterMark: 1, write: () => undefined });
  const pouring = pour(Readable.from(endless(), { highWaterMark: 2 }), sink, { releasing: true });
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  expect(made).toBeLessThan(6);
  sink.destroy();
  await expect(pouring).rejects.toThrow();
});

test("what breaks off on either side is told, and the source is ended", async () => {
  const broken = new Readable({ read: () => undefined });
  const pouring = pour(broken, slowSink().sink, { releasing: true });
  broken.destroy(new Error("the sender has gone"));
  await expect(pouring).rejects.toThrow("the sender has gone");

  const source = new Readable({ read: () => undefined });
  const { sink } = slowSink();
  const other = pour(source, sink, { releasing: true });
  sink.destroy(new Error("the reader has gone"));
  await expect(other).rejects.toThrow("the reader has gone");
  expect(source.destroyed).toBe(true);
});
