import { expect, test } from "vitest";
import { plainOutput } from "./output-text.ts";

test.each([
  ["a\n\tb\r\n", "a\n\tb\n"],
  ["\u001b[1;31mred\u001b[0m", "red"],
  ["\u001b]0;title\u0007x\u001b]8;;http://evil\u001b\\y", "xy"],
  ["a\u0000b\u202ec", "a␀b⟨U+202E⟩c"],
  ["\u001b", "␛"],
])("%j reads %j", (text, plain) => expect(plainOutput(text)).toBe(plain));
