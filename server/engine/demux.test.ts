import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDemux } from "./demux.ts";
import { maxFrameBytes, type OutputPiece } from "./frames.ts";

const frame = (type: number, payload: Uint8Array, length = payload.byteLength): Buffer => {
  const head = Buffer.alloc(8);
  head[0] = type;
  head.writeUInt32BE(length, 4);
  return Buffer.concat([head, payload]);
};

/** Cuts bytes at the given places. */
const cutAt = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const sorted = [0, ...places.map((place) => place % (bytes.byteLength + 1)), bytes.byteLength].sort(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
};

const collect = async (chunks: Iterable<Buffer>): Promise<OutputPiece[]> => {
  const pieces: OutputPiece[] = [];
  for await (const piece of Readable.from(chunks).pipe(createDemux())) pieces.push(piece);
  return pieces;
};

/** The output as one text per run of a source: what a reader sees, whatever the pieces are. */
const runs = (pieces: readonly { source: string; bytes: Uint8Array }[]): string[] => {
  const joined: { source: string; hex: string }[] = [];
  for (const { source, bytes } of pieces) {
    const hex = Buffer.from(bytes).toString("hex");
    const last = joined.at(-1);
    if (hex === "") continue;
    if (last?.source === source) last.hex += hex;
    else joined.push({ source, hex });
  }
  return joined.map(({ source, hex }) => `${source}:${hex}`);
};

const rejection = async (chunks: Iterable<Buffer>): Promise<unknown> => {
  const sink = new Writable({ objectMode: true, write: (_piece, _encoding, done) => done() });
  return pipeline(Readable.from(chunks), createDemux(), sink).then(
    () => null,
    (error: unknown) => error,
  );
};

/** The least CPU time of this thread, in ms, of three rounds: the machine may be busy with other things. */
const leastCpuMs = async (round: () => Promise<void>): Promise<number> => {
  const taken: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const before = process.threadCpuUsage();
    await round();
    const { user, system } = process.threadCpuUsage(before);
    taken.push((user + system) / 1_000);
  }
  return Math.min(...taken);
};

describe("facts row 8: splitting multiplexed output", () => {
  test("any frames in any chunks give the same bytes in the same order", async () => {
    const frames = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 300 })), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(frames, fc.array(fc.nat(20_000), { maxLength: 60 }), async (list, places) => {
        const bytes = Buffer.concat(list.map(([type, payload]) => frame(type, payload)));
        const expected = list.map(([type, payload]) => ({
          source: type === 1 ? "stdout" : "stderr",
          bytes: payload,
        }));
        expect(runs(await collect(cutAt(bytes, places)))).toEqual(runs(expected));
      }),
      { numRuns: 300 },
    );
  });

  test("200,000 frames in one chunk neither overflow the stack nor take long", async () => {
    const small = frame(1, Buffer.alloc(50, 0x61));
    const chunk = Buffer.concat(Array.from({ length: 200_000 }, () => small));
    const pass = async () => {
      const pieces = await collect([chunk]);
      expect(pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0)).toBe(10_000_000);
    };
    expect(await leastCpuMs(pass)).toBeLessThan(1_000);
  });

  test("a 16 MB frame in 4 kB chunks takes time linear in its size", async () => {
    const bytes = frame(2, Buffer.alloc(maxFrameBytes, 0x62));
    const chunks = cutAt(
      bytes,
      Array.from({ length: bytes.byteLength / 4096 }, (_, index) => index * 4096),
    );
    const pass = async () => {
      const pieces = await collect(chunks);
      expect(pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0)).toBe(maxFrameBytes);
    };
    expect(await leastCpuMs(pass)).toBeLessThan(1_000);
  });

  test("100 MB pass in a second", async () => {
    const chunk = Buffer.concat([frame(1, Buffer.alloc(16_000)), frame(2, Buffer.alloc(16_000))]);
    const count = Math.ceil(100_000_000 / 32_000);
    const pass = async () => {
      let bytes = 0;
      const sink = new Writable({
        objectMode: true,
        write(piece: OutputPiece, _encoding, done) {
          bytes += piece.bytes.byteLength;
          done();
        },
      });
      await pipeline(Readable.from(Array.from({ length: count }, () => chunk)), createDemux(), sink);
      expect(bytes).toBe(count * 32_000);
    };
    expect(await leastCpuMs(pass)).toBeLessThan(1_000);
  });

  test("a reader that does not read holds back the source", async () => {
    let given = 0;
    const source = Readable.from(
      (function* () {
        for (; given < 1_000; given += 1) yield frame(1, Buffer.alloc(1_000));
      })(),
    );
    const demux = source.pipe(createDemux());
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(given).toBeLessThan(100);
    let read = 0;
    for await (const piece of demux) read += (piece as OutputPiece).bytes.byteLength;
    expect(read).toBe(1_000_000);
  });

  test("a system error frame fails with the engine's words, after what came before it", async () => {
    const said = Buffer.from("error from daemon in stream: gone");
    const error = await rejection([Buffer.concat([frame(1, Buffer.from("ok")), frame(3, said)])]);
    expect(error).toMatchObject({ code: "engine_failed", details: { reason: said.toString() } });
  });

  test.each([
    ["an unknown stream type", frame(7, Buffer.from("x"))],
    ["plain text", Buffer.from("total 42\ndrwxr-xr-x")],
    ["a length beyond any frame", frame(1, Buffer.alloc(0), 0xffffffff)],
    ["an end within a head", frame(1, Buffer.from("x")).subarray(0, 5)],
    ["an end within a payload", frame(1, Buffer.from("hello"), 10)],
  ])("%s is a protocol error", async (_what, bytes) => {
    expect(await rejection([bytes])).toMatchObject({ code: "engine_protocol" });
  });
});
