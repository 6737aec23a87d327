import fc from "fast-check";
import { expect, test } from "vitest";
import { findDuplicateKey } from "./duplicate-keys.ts";

test.each([
  ['{"a":1,"a":2}', "a"],
  ['{"a":1,"\\u0061":2}', "a"],
  ['{"x":{"b":1,"c":{},"b":2}}', "b"],
  ['[{"a":1},{"a":1,"a":1}]', "a"],
  ['{"":1,"":2}', ""],
  ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ['{"a\\"":1,"a\\"":2}', 'a"'],
  ['{"a":{"a":{"a":1}},"b":"a"}', null],
  ['{"a":"{\\"b\\":1,\\"b\\":2}"}', null],
  ['[{"a":1},{"a":1}]', null],
  ['{"a":["a","a",":","a"],"A":1}', null],
  ['"a"', null],
  ["1", null],
])("%s has %j twice", (json, key) => expect(findDuplicateKey(json)).toBe(key));

test("what was written by JSON.stringify has none", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => findDuplicateKey(JSON.stringify(value, null, 1)) === null),
  );
});

test("a megabyte is read all the same", () => {
  const long = JSON.stringify({ text: '\\"x'.repeat(250_000), a: 1 });
  expect(findDuplicateKey(long)).toBeNull();
  expect(findDuplicateKey(`${long.slice(0, -1)},"a":2}`)).toBe("a");
});
