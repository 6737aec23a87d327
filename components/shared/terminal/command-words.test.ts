import fc from "fast-check";
import { expect, test } from "vitest";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { commandWords } from "./command-words.ts";

test.each([
  ["sh", ["sh"]],
  ["  /bin/sh   -l ", ["/bin/sh", "-l"]],
  ["sh -c 'ls -l | wc'", ["sh", "-c", "ls -l | wc"]],
  ['echo "a \\"b\\" \\n" c\\ d', ["echo", 'a "b" \\n', "c d"]],
  ["a'b'\"c\"", ["abc"]],
  ["echo '' x", ["echo", "", "x"]],
  ["echo $HOME *", ["echo", "$HOME", "*"]],
  ["", []],
  ["sh -c 'oops", null],
  ['sh -c "oops', null],
  ["oops\\", null],
])("%j has the words %j", (line, words) => {
  expect(commandWords(line)).toEqual(words);
});

test("what is quoted comes back", () => {
  const words = fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, (all) => {
      const wanted = all.map((one) => one.replaceAll("\0", ""));
      expect(commandWords(shellLine(wanted))).toEqual(wanted);
    }),
  );
});
