import { otherFlags, runFlags } from "./flags/all.ts";
import type { Flag } from "./flags/flag.ts";
import { type LineProblem, lineProblem } from "./problem.ts";
import type { Word } from "./shell-words.ts";

type Place = { start: number; end: number };
/** A flag as it was given: `written` is how (`-p`, `--publish`). */
export type FlagUse = {
  readonly flag: Flag;
  readonly value: string;
  readonly written: string;
  readonly place: Place;
};

type Known = { flag: Flag } | { other: (typeof otherFlags)[number] };

const byName = new Map<string, Known>();
const byLetter = new Map<string, Known>();
for (const flag of runFlags) {
  for (const name of [flag.name, ...(flag.aliases ?? [])]) byName.set(name, { flag });
  if (flag.short) byLetter.set(flag.short, { flag });
}
for (const other of otherFlags) {
  byName.set(other.name, { other });
  if (other.short) byLetter.set(other.short, { other });
}

const codes = {
  file: "file_elsewhere",
  client: "client_only",
  windows: "windows_only",
  gone: "without_effect",
} as const;
const takesValue = (known: Known): boolean => !("flag" in known ? known.flag : known.other).isSwitch;

/** Reads the flags before the image by the rules of the command line's flag library (spf13/pflag). */
export function flagUses(words: Word[]): { uses: FlagUse[]; positionals: Word[]; problems: LineProblem[] } {
  const reader = { words, at: 0, uses: [] as FlagUse[], problems: [] as LineProblem[] };
  while (reader.at < words.length) {
    const word = words[reader.at] as Word;
    if (!/^-./.test(word.text)) break;
    reader.at += 1;
    if (word.text === "--") break;
    if (word.text.startsWith("--")) readLong(reader, word);
    else readShort(reader, word);
  }
  return { uses: reader.uses, positionals: words.slice(reader.at), problems: reader.problems };
}

type Reader = { words: Word[]; at: number; uses: FlagUse[]; problems: LineProblem[] };

function readLong(reader: Reader, word: Word): void {
  const [, name = "", value] = /^--([^=]*)(?:=(.*))?$/s.exec(word.text) ?? [];
  const written = `--${name}`;
  const known = byName.get(name);
  if (known === undefined) noteUnknown(reader, word, written);
  else if (value !== undefined) take(reader, known, { value, written, place: word });
  else if (takesValue(known)) takeNext(reader, known, word, written);
  else take(reader, known, { value: "true", written, place: word });
}

/** `-it`, `-p80:80`, `-p=80:80`, `-itp 80:80`. A lone `=` after the last letter is a value. */
function readShort(reader: Reader, word: Word): void {
  let letters = word.text.slice(1);
  while (letters !== "") letters = readLetter(reader, word, letters);
}

/** Reads the first letter; gives back those after it that are flags too. */
function readLetter(reader: Reader, word: Word, letters: string): string {
  const written = `-${letters.charAt(0)}`;
  const known = byLetter.get(letters.charAt(0));
  const rest = letters.slice(1);
  if (known === undefined) noteUnknown(reader, word, written);
  else if (rest.length > 1 && rest.startsWith("="))
    take(reader, known, { value: rest.slice(1), written, place: word });
  else if (!takesValue(known)) {
    take(reader, known, { value: "true", written, place: word });
    return rest;
  } else if (rest === "") takeNext(reader, known, word, written);
  else take(reader, known, { value: rest, written, place: word });
  return "";
}

function takeNext(reader: Reader, known: Known, word: Word, written: string): void {
  const next = reader.words[reader.at];
  if (next === undefined) {
    reader.problems.push(lineProblem("missing_value", word, { flag: written }));
    return;
  }
  reader.at += 1;
  take(reader, known, { value: next.text, written, place: { start: word.start, end: next.end } });
}

function take(reader: Reader, known: Known, how: Omit<FlagUse, "flag">): void {
  if ("flag" in known) reader.uses.push({ flag: known.flag, ...how });
  else
    reader.problems.push(
      lineProblem(codes[known.other.why], how.place, { flag: how.written, value: how.value }),
    );
}

function noteUnknown(reader: Reader, word: Word, written: string): void {
  reader.problems.push(lineProblem("unknown_flag", word, { flag: written }));
}
