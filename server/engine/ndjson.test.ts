import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNdjson, throwInBandError } from "./ndjson.ts";

const parse = async (chunks: Iterable<Uint8Array | string>, maxLine?: number): Promise<unknown[]> => {
  const bytes = [...chunks].map((chunk) => Buffer.from(chunk));
  const values: unknown[] = [];
  const source = Readable.from(bytes, { objectMode: true });
  for await (const value of parseNdjson(source, maxLine ? { maxLine } : {})) values.push(value);
  return values;
};

describe("facts row 17: lines of JSON", () => {
  test("any values cut at any byte come back the same, split characters too", async () => {
    const value = fc
      .jsonValue()
      .filter((json) => JSON.stringify(json) === JSON.stringify(JSON.parse(JSON.stringify(json))));
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 20 }),
        fc.integer({ min: 1, max: 17 }),
        async (values, step) => {
          const text = Buffer.from(`${values.map((one) => JSON.stringify(one)).join("\r\n")}\n`);
          const chunks = Array.from({ length: Math.ceil(text.byteLength / step) }, (_, at) =>
            text.subarray(at * step, (at + 1) * step),
          );
          expect(JSON.stringify(await parse(chunks))).toBe(JSON.stringify(values));
        },
      ),
    );
  });

  test("a last line without a newline counts, empty lines do not", async () => {
    expect(await parse(['{"a":1}\n\n\r\n{"b":', '"ü"}'])).toEqual([{ a: 1 }, { b: "ü" }]);
  });

  test.each([
    ["a line that is not JSON", ["<html>\n"]],
    ["an end within a line", ['{"a":1}\n{"b":']],
    ["an end within a character", ['{"a":1}\n', Buffer.from([0xc3])]],
  ])("%s is a protocol error", async (_what, chunks) => {
    await expect(parse(chunks)).rejects.toMatchObject({ code: "engine_protocol" });
  });

  test("a line longer than the limit is refused before its end", async () => {
    await expect(parse(["x".repeat(50), "y".repeat(60)], 100)).rejects.toMatchObject({
      code: "engine_protocol",
    });
  });

  test("an error within the stream is a failure with the engine's words", () => {
    expect(throwInBandError({ status: "Downloading" })).toEqual({ status: "Downloading" });
    expect(() =>
      throwInBandError({ error: "no space left", errorDetail: { message: "no space left on device" } }),
    ).toThrow(
      expect.objectContaining({ code: "engine_failed", details: { reason: "no space left on device" } }),
    );
  });
});
