import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReplayRing } from "./replay-ring.ts";

type Stream = "stdout" | "stderr";
type Marked = { stream: Stream; byte: number };

const readMarked = (ring: ReplayRing<Stream>, offset: number, maxBytes?: number): Marked[] =>
  ring
    .readFrom(offset, maxBytes)
    .chunks.flatMap((chunk) => Array.from(chunk.data, (byte) => ({ stream: chunk.stream, byte })));

const writes = fc.array(
  fc.record({
    stream: fc.constantFrom<Stream>("stdout", "stderr"),
    data: fc.uint8Array({ maxLength: 70 }),
  }),
  { maxLength: 60 },
);

describe("replay ring", () => {
  test("holds exactly the last bytes, each with its stream, whatever the sizes", () => {
    fc.assert(
      fc.property(
        writes,
        fc.integer({ min: 1, max: 128 }),
        fc.nat(2000),
        fc.nat(200),
        (parts, capacity, offset, most) => {
          const ring = new ReplayRing<Stream>(capacity);
          const all: Marked[] = [];
          for (const { stream, data } of parts) {
            ring.append(stream, data);
            for (const byte of data) all.push({ stream, byte });
            expect(ring.end).toBe(all.length);
            expect(ring.start).toBe(Math.max(0, all.length - capacity));
          }
          const from = Math.min(Math.max(offset, ring.start), ring.end);
          expect(ring.readFrom(offset).lost).toBe(Math.max(0, ring.start - offset));
          expect(readMarked(ring, offset)).toEqual(all.slice(from));
          expect(readMarked(ring, offset, most)).toEqual(all.slice(from, from + most));
        },
      ),
    );
  });

  test("chunks follow each other without a gap and never mix streams", () => {
    fc.assert(
      fc.property(writes, fc.nat(500), (parts, offset) => {
        const ring = new ReplayRing<Stream>(1000);
        for (const { stream, data } of parts) ring.append(stream, data);
        let at = Math.min(Math.max(offset, ring.start), ring.end);
        let previous: Stream | null = null;
        for (const chunk of ring.readFrom(offset).chunks) {
          expect(chunk.offset).toBe(at);
          expect(chunk.stream).not.toBe(previous);
          at += chunk.data.byteLength;
          previous = chunk.stream;
        }
        expect(at).toBe(ring.end);
      }),
    );
  });

  test("what was read stays as it was when the ring moves on", () => {
    const ring = new ReplayRing<Stream>(4);
    ring.append("stdout", Uint8Array.of(1, 2, 3, 4));
    const [chunk] = ring.readFrom(0).chunks;
    ring.append("stdout", Uint8Array.of(5, 6, 7, 8));
    expect(chunk?.data).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  test("streams that alternate with every byte cannot grow it without bound", () => {
    const ring = new ReplayRing<Stream>(1024 * 1024);
    const total = 100_000;
    for (let index = 0; index < total; index += 1) {
      ring.append(index % 2 === 0 ? "stdout" : "stderr", Uint8Array.of(index % 256));
    }
    expect(ring.end).toBe(total);
    expect(ring.end - ring.start).toBe(8192);
    expect(readMarked(ring, 0).map((entry) => entry.byte)).toEqual(
      Array.from({ length: 8192 }, (_, index) => (total - 8192 + index) % 256),
    );
  });

  test("who appends only what there is room for loses nothing that is still wanted", () => {
    fc.assert(
      fc.property(writes, fc.integer({ min: 1, max: 128 }), fc.nat(128), (parts, capacity, wanted) => {
        const ring = new ReplayRing<Stream>(capacity);
        for (const { stream, data } of parts) ring.append(stream, data);
        const from = Math.min(Math.max(wanted, ring.start), ring.end);
        ring.append("stdout", new Uint8Array(ring.roomAfter(from)));
        expect(ring.start).toBeLessThanOrEqual(from);
        ring.append("stderr", new Uint8Array(ring.roomAfter(from) + 1));
        expect(ring.start).toBeGreaterThan(from);
      }),
    );
  });

  test("there is no room when the streams have alternated too often", () => {
    const ring = new ReplayRing<Stream>(1024 * 1024);
    let index = 0;
    while (ring.roomAfter(0) > 0) ring.append(index++ % 2 === 0 ? "stdout" : "stderr", Uint8Array.of(1));
    expect(index).toBe(8192);
    expect(ring.start).toBe(0);
    expect(ring.roomAfter(1)).toBeGreaterThan(0);
  });

  test("64 MB in small pieces pass quickly through a ring of 1 MB", () => {
    const ring = new ReplayRing<Stream>(1024 * 1024);
    const piece = new Uint8Array(4096).fill(7);
    const started = performance.now();
    for (let index = 0; index < 16_384; index += 1) ring.append("stdout", piece);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(ring.start).toBe(63 * 1024 * 1024);
  });
});
