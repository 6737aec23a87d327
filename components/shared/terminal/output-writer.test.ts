import { expect, test } from "vitest";
import { OutputWriter } from "./output-writer.ts";
import type { OutputStream } from "./terminal-events.ts";

const written = (pieces: [OutputStream, Uint8Array][]) => {
  const screen: (Uint8Array | string)[] = [];
  let drawn = 0;
  const writer = new OutputWriter({
    write: (data, done) => {
      screen.push(data);
      done();
    },
  });
  const count = () => {
    drawn += 1;
  };
  for (const [stream, data] of pieces) writer.write(data, stream, count);
  expect(drawn).toBe(pieces.length);
  return screen;
};
const bytes = (text: string) => new TextEncoder().encode(text);

test("a terminal's bytes are untouched, split and invalid ones too", () => {
  const data = Uint8Array.of(0xe4, 0xb8, 0xff, 0x1b);
  expect(written([["tty", data]])).toEqual([data]);
});

test("standard error is red, and the next output is not", () => {
  expect(
    written([
      ["stdout", bytes("a")],
      ["stderr", bytes("b")],
      ["stdout", bytes("c")],
    ]),
  ).toEqual(["a", "\x1b[31mb\x1b[39m", "c"]);
});

test("a character that one stream splits survives the other stream's cutting in", () => {
  const [first, second] = [bytes("中").subarray(0, 2), bytes("中").subarray(2)];
  expect(
    written([
      ["stdout", first],
      ["stderr", bytes("!")],
      ["stdout", second],
    ]).join(""),
  ).toBe("\x1b[31m!\x1b[39m中");
});
