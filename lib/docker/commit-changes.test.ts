import { expect, test } from "vitest";
import { commitLines, isCommitInstruction } from "./commit-changes.ts";

test("lines of a Dockerfile are one instruction each", () => {
  expect(commitLines('# first\nENV A=1 \\\n  B=2\r\n\nCMD ["sh"]\nLABEL x=\\')).toEqual([
    "ENV A=1 B=2",
    'CMD ["sh"]',
    "LABEL x=",
  ]);
});

test.each([
  ["CMD sleep 1", true],
  ["env A=b", true],
  ["HEALTHCHECK NONE", true],
  ["ONBUILD RUN x", true],
  ["RUN rm -rf /", false],
  ["COPY a b", false],
  ["FROM scratch", false],
  ["CMD", false],
  ["CMD a\nRUN b", false],
  ["", false],
])("%j is taken: %s", (line, is) => {
  expect(isCommitInstruction(line)).toBe(is);
});
