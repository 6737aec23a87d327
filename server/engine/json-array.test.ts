import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonArray } from "./json-array.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const limits = { most: 1_000, maxItem: 10_000 };

test("whatever the objects are and wherever the chunks end, they are what JSON.parse reads", async () => {
  const object = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(
      fc.array(object),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (list, size, pretty) => {
        const text = JSON.stringify(list, null, pretty ? 2 : 0);
        expect(await readJsonArray(inPieces(text, size), limits)).toEqual({
          items: JSON.parse(text),
          total: list.length,
        });
      },
    ),
  );
});

test("only the first are read, and all are counted", async () => {
  const list = Array.from({ length: 50 }, (_, at) => ({ Path: `/x"},{"${at}`, Kind: 1 }));
  const read = await readJsonArray(inPieces(JSON.stringify(list), 7), { ...limits, most: 3 });
  expect(read).toEqual({ items: list.slice(0, 3), total: 50 });
});

test.each(["null", "[]", " [ ]\n"])("%j is none", async (text) => {
  expect(await readJsonArray(inPieces(text, 2), limits)).toEqual({ items: [], total: 0 });
});

test.each([
  ['[{"a":1},{"b"', "in the middle"],
  ['[{"a":x}]', "not JSON"],
  [`[{"a":"${"x".repeat(20_000)}"}]`, "over 10000 bytes"],
])("%.20s… is refused", async (text, words) => {
  await expect(readJsonArray(inPieces(text, 512), limits)).rejects.toThrow(words);
});
