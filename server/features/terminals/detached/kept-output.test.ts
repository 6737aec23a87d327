import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OutputKeeper } from "./kept-output.ts";

const limits = { firstBytes: 100, lastBytes: 100, mostSegments: 50 };
const bytes = (text: string) => Buffer.from(text);
const all = (parts: { text: string }[]) => parts.map(({ text }) => text).join("");

test("little output is all there, in its order, with its streams apart", () => {
  const keeper = new OutputKeeper(limits);
  keeper.add("stdout", bytes("one\n"));
  keeper.add("stdout", bytes("two\n"));
  keeper.add("stderr", bytes("bad\n"));
  keeper.add("stdout", bytes("three\n"));
  expect(keeper.read()).toEqual({
    first: [
      { stream: "stdout", text: "one\ntwo\n" },
      { stream: "stderr", text: "bad\n" },
      { stream: "stdout", text: "three\n" },
    ],
    left: null,
    last: [],
  });
  expect(keeper.bytes).toEqual({ stdout: 14, stderr: 4 });
});

test("of much output the first and the last part are there, and what is between is counted to the byte", () => {
  const keeper = new OutputKeeper(limits);
  const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`);
  for (const line of lines) keeper.add("stdout", bytes(line));
  const { first, left, last } = keeper.read();
  const text = lines.join("");
  expect(all(first)).toBe(text.slice(0, 100));
  expect(all(last)).toBe(text.slice(-100));
  expect(left).toEqual({ stdout: text.length - 200, stderr: 0 });
});

test("reading twice gives the same, and writing goes on after it", () => {
  const keeper = new OutputKeeper(limits);
  keeper.add("stdout", bytes("a".repeat(250)));
  expect(keeper.read()).toEqual(keeper.read());
  keeper.add("stdout", bytes("b".repeat(100)));
  expect(all(keeper.read().last)).toBe("b".repeat(100));
  expect(keeper.read().left).toEqual({ stdout: 150, stderr: 0 });
});

test("a character that is cut by the bounds or by the pieces does not spoil its neighbours", () => {
  const keeper = new OutputKeeper({ ...limits, lastBytes: 10 });
  const text = "中文".repeat(100);
  for (const byte of bytes(text)) keeper.add("stdout", Uint8Array.of(byte));
  const { last } = keeper.read();
  expect(all(last)).toBe("文中文");
});

test("a streams' change at every byte is bounded too", () => {
  const keeper = new OutputKeeper({ firstBytes: 1000, lastBytes: 1000, mostSegments: 20 });
  for (let index = 0; index < 5000; index += 1)
    keeper.add(index % 2 ? "stdout" : "stderr", Uint8Array.of(97));
  const { first, last, left } = keeper.read();
  expect(first).toHaveLength(20);
  expect(last).toHaveLength(20);
  expect(left).toEqual({ stdout: 2480, stderr: 2480 });
});

describe("whatever comes", () => {
  const piece = fc.tuple(
    fc.constantFrom("stdout" as const, "stderr" as const),
    fc.uint8Array({ maxLength: 90 }),
  );
  test("what is kept and what is left out are all there was", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const keeper = new OutputKeeper({ firstBytes: 64, lastBytes: 64, mostSegments: 8 });
        for (const [stream, data] of pieces)
          keeper.add(
            stream,
            data.map((byte) => byte & 0x7f),
          );
        const { first, left, last } = keeper.read();
        const text = pieces
          .map(([, data]) => Buffer.from(data.map((byte) => byte & 0x7f)).toString())
          .join("");
        expect(text.startsWith(all(first))).toBe(true);
        expect(text.endsWith(all(last))).toBe(true);
        const gone = (left?.stdout ?? 0) + (left?.stderr ?? 0);
        expect(all(first).length + gone + all(last).length).toBe(text.length);
      }),
    );
  });
});
