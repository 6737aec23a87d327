import { Buffer } from "node:buffer";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { chunksOf } from "./chunks-of.ts";

const all = async (chunks: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const found: Buffer[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return found;
};

test("chunks come as they are, however many wait", async () => {
  const source = new PassThrough();
  const sent = Array.from({ length: 20 }, (_, index) => Buffer.alloc(1_000, index));
  for (const chunk of sent) source.write(chunk);
  source.end();
  const found = await all(chunksOf(source));
  expect(found.length).toBe(20);
  expect(found.every((chunk, index) => chunk === sent[index])).toBe(true);
});

test("a source is held back while nobody asks, and ended with the iterator", async () => {
  let made = 0;
  const source = Readable.from(
    (async function* () {
      for (; ; made += 1) yield Buffer.from("x");
    })(),
    { highWaterMark: 2 },
  );
  const chunks = chunksOf(source);
  await chunks.next();
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  expect(made).toBeLessThan(15);
  await chunks.return();
  expect(source.destroyed).toBe(true);
});

test("a source that breaks off is told, also if it did so before", async () => {
  const source = new PassThrough();
  const reading = all(chunksOf(source));
  source.write("half");
  source.destroy(new Error("gone"));
  await expect(reading).rejects.toThrow("gone");

  const before = new PassThrough();
  before.on("error", () => undefined).destroy(new Error("gone already"));
  await expect(all(chunksOf(before))).rejects.toThrow("gone already");

  const quietly = new PassThrough();
  const waiting = all(chunksOf(quietly));
  quietly.destroy();
  await expect(waiting).rejects.toThrow("closed before its end");
});
