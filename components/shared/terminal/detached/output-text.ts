import type { OutputPart } from "#lib/contracts/execs.ts";
import { visible } from "#lib/format/control-characters.ts";

// Colours and cursor moves of ECMA-48, and what an OSC sets: here nothing is drawn by them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Output as it reads: without what steers a terminal, and with every other control character shown. */
export const plainOutput = (text: string): string =>
  text
    .replace(sequences, "")
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.split("\t").map(visible).join("\t"))
    .join("\n");

/** Parts as one text, for the clipboard; exactly as they came. */
export const textOf = (parts: readonly OutputPart[]): string => parts.map(({ text }) => text).join("");
