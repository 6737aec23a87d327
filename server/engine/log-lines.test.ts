import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toStamp } from "#lib/logs/at.ts";
import { createLogLineReader, type LogLine } from "./log-lines.ts";

const kinds = { stdout: 1, stderr: 2 } as const;
const start = 1_790_000_000_000_000_000n;

const frame = (source: keyof typeof kinds, payload: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head[0] = kinds[source];
  head.writeUInt32BE(payload.length, 4);
  return Buffer.concat([head, payload]);
};

/** What the engine sends for a line: parts of 16 kB, each with the line's stamp. */
const parts = (at: string, line: Buffer): Buffer[] => {
  const whole = Buffer.concat([line, Buffer.from("\n")]);
  const count = Math.max(1, Math.ceil(whole.length / 16384));
  return Array.from({ length: count }, (_, index) =>
    Buffer.concat([Buffer.from(`${toStamp(at)} `), whole.subarray(index * 16384, (index + 1) * 16384)]),
  );
};

const cutAt = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

const readAll = (tty: boolean, chunks: Buffer[], cap?: number): LogLine[] => {
  const reader = createLogLineReader(tty, cap);
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
};

const someLine = fc.record({
  source: fc.constantFrom("stdout" as const, "stderr" as const),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.uint8Array({ maxLength: 80 }) },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 16_300, maxLength: 40_000 }) },
  ),
});
const noNewline = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => (byte === 10 ? 11 : byte)));
const someSizes = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 5 });

describe("lines of a log", () => {
  test("any lines in any chunks are the same lines, byte for byte, with their own stamps", () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 12 }), someSizes, (given, sizes) => {
        const written = given.map(({ source, text }, index) => ({
          source,
          at: (start + BigInt(index) * 1000n).toString(),
          bytes: noNewline(text),
        }));
        const bytes = Buffer.concat(
          written.flatMap(({ source, at, bytes: line }) =>
            parts(at, line).map((part) => frame(source, part)),
          ),
        );
        const read = readAll(false, cutAt(bytes, sizes), 100_000);
        expect(read.map(({ at, source }) => [at, source])).toEqual(
          written.map(({ at, source }) => [at, source]),
        );
        for (const [index, line] of read.entries()) {
          expect(Buffer.compare(line.bytes, written[index]?.bytes as Buffer)).toBe(0);
          expect(line.size).toBe(written[index]?.bytes.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("parts of a long line are joined across the other stream's lines", () => {
    const [a, b] = [start.toString(), (start + 5n).toString()];
    const [first, second] = parts(a, Buffer.alloc(20_000, "x")) as [Buffer, Buffer];
    const other = frame("stderr", Buffer.from(`${toStamp(b)} between\n`));
    const read = readAll(false, [frame("stdout", first), other, frame("stdout", second)]);
    expect(read.map(({ source, size }) => [source, size])).toEqual([
      ["stderr", 7],
      ["stdout", 20_000],
    ]);
  });

  test("a line without an end, then another run's line, are two", () => {
    const [a, b] = [start.toString(), (start + 5n).toString()];
    const unfinished = frame("stdout", Buffer.from(`${toStamp(a)} no newline`));
    const next = frame("stdout", Buffer.from(`${toStamp(b)} next\n`));
    const read = readAll(false, [unfinished, next]);
    expect(read.map(({ bytes }) => bytes.toString())).toEqual(["no newline", "next"]);
  });

  test("lines of one moment are told apart by their place", () => {
    const at = start.toString();
    const read = readAll(false, [
      frame("stdout", Buffer.from(`${toStamp(at)} a\n`)),
      frame("stdout", Buffer.from(`${toStamp(at)} b\n`)),
    ]);
    expect(read.map(({ nth }) => nth)).toEqual([0, 1]);
  });

  test("a line beyond the cap is cut, its length is not", () => {
    const at = start.toString();
    const bytes = Buffer.concat(
      parts(at, Buffer.alloc(10_000_000, "y")).map((part) => frame("stdout", part)),
    );
    const [line] = readAll(false, cutAt(bytes, [65_536]), 1000);
    expect([line?.bytes.length, line?.size]).toEqual([1000, 10_000_000]);
  });
});

describe("a terminal's log, without frames", () => {
  test("any lines in any chunks are the same lines", () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 10 }), someSizes, (given, sizes) => {
        const lines = given.map(({ text }) => noNewline(text));
        const bytes = Buffer.concat(
          lines.flatMap((line, index) => parts((start + BigInt(index) * 1000n).toString(), line)),
        );
        const read = readAll(true, cutAt(bytes, sizes), 100_000);
        expect(read.map(({ bytes: found }) => found.toString("latin1"))).toEqual(
          lines.map((line) => line.toString("latin1")),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("what was left unfinished ends where the next stamp stands, a time in the text ends nothing", () => {
    const [a, b] = [start.toString(), (start + 1_000_000_000n).toString()];
    const earlier = toStamp((start - 5_000_000n).toString());
    const text = `${toStamp(a)} says ${earlier} F prompt> ${toStamp(b)} next\r\n`;
    expect(readAll(true, [Buffer.from(text)]).map(({ at, bytes }) => [at, bytes.toString()])).toEqual([
      [a, `says ${earlier} F prompt> `],
      [b, "next\r"],
    ]);
  });
});
