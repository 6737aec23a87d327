/** A word of a command line and where it stands in the text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** What a shell would do with the text, and nothing here does. */
export type ShellProblem = {
  readonly code: "unclosed_quote" | "shell_expansion" | "shell_operator" | "more_commands";
  readonly start: number;
  readonly end: number;
};

export type ShellWords = { readonly words: Word[]; readonly problems: ShellProblem[] };

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", t: "\t", r: "\r", v: "\v", f: "\f", b: "\b", a: "\u0007", e: "\u001b", E: "\u001b" },
};

/**
 * Parts the first command of a text into words, as `sh` does: quotes, backslashes, continued lines, comments. Nothing is
 * expanded: `$NAME` and the like stay as they are and are named.
 */
export function shellWords(text: string): ShellWords {
  const reader = new WordReader(text);
  reader.readAll();
  return { words: reader.words, problems: reader.problems };
}

class WordReader {
  readonly words: Word[] = [];
  readonly problems: ShellProblem[] = [];
  private readonly text: string;
  private at = 0;
  private word: { text: string; start: number } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  readAll(): void {
    while (this.at < this.text.length && this.readOne());
    this.endWord();
  }

  /** False at the end of the first command. */
  private readOne(): boolean {
    const rest = this.text.slice(this.at);
    // A shell shows `> ` before a continued line, and people copy it with the rest.
    const continued = /^\\\r?\n(?:> )?/.exec(rest);
    const character = rest.charAt(0);
    if (continued) this.at += continued[0].length;
    else if (character === "\n") return this.readNewline(rest);
    else if (/\s/.test(character)) this.endWord(1);
    else if (character === "#" && this.word === null) this.at += /^[^\n]*/.exec(rest)?.[0].length ?? 1;
    else if (/[;&|<>()]/.test(character)) return this.refuse("shell_operator", character.length);
    else this.readPart(character, rest);
    return true;
  }

  private readPart(character: string, rest: string): void {
    if (character === "'") this.readQuoted(/^'([^']*)'/.exec(rest), (body) => body);
    // `$"..."` is translated text: without a translation the quotation marks are all there is to it.
    else if (rest.startsWith('$"')) this.add("", 1);
    else if (rest.startsWith("$'")) this.readQuoted(/^\$'((?:[^'\\]|\\.)*)'/s.exec(rest), unescapeAnsi);
    else if (character === '"')
      this.readQuoted(/^"((?:[^"\\]|\\.)*)"/s.exec(rest), (body) => this.readDoubleQuoted(body));
    else if (character === "\\") this.add(rest.charAt(1), Math.min(2, rest.length));
    else {
      const expansion = expansionAt(rest) ?? (this.word === null ? /^~[^\s/]*/.exec(rest)?.[0] : undefined);
      if (expansion !== undefined) this.note("shell_expansion", expansion.length);
      this.add(expansion ?? character, expansion?.length ?? 1);
    }
  }

  private readQuoted(match: RegExpExecArray | null, body: (text: string) => string): void {
    const rest = this.text.length - this.at;
    if (match === null) this.note("unclosed_quote", rest);
    if (match === null) this.add(this.text.slice(this.at + 1), rest);
    else this.add(body(match[1] ?? ""), match[0].length);
  }

  private readDoubleQuoted(body: string): string {
    for (const match of body.matchAll(/\\.|\$\(|\$\{?\w|`/gs))
      if (!match[0].startsWith("\\")) this.note("shell_expansion", body.length + 2);
    return body.replaceAll(/\\(?:\r?\n|([$`"\\]))/g, "$1");
  }

  private readNewline(rest: string): boolean {
    this.endWord(1);
    if (this.words.length === 0) return true;
    const more = rest.trim();
    if (more !== "" && !more.startsWith("#")) this.note("more_commands", this.text.length - this.at);
    return false;
  }

  private refuse(code: ShellProblem["code"], length: number): boolean {
    this.endWord();
    this.note(code, length);
    return false;
  }

  private add(text: string, length: number): void {
    this.word ??= { text: "", start: this.at };
    this.word.text += text;
    this.at += length;
  }

  private endWord(skip = 0): void {
    if (this.word) this.words.push({ ...this.word, end: this.at });
    this.word = null;
    this.at += skip;
  }

  private note(code: ShellProblem["code"], length: number): void {
    this.problems.push({ code, start: this.at, end: this.at + length });
  }
}

const expansionAt = (rest: string): string | undefined =>
  /^(?:\$\([^)]*\)|\$\{[^}]*\}|\$\w+|\$[?$!@*#-]|`[^`]*`)/.exec(rest)?.[0];

const ansiEscape =
  /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c(.)|(.))/gs;

/** What stands in `$'...'`, by the rules of bash. Bytes above 127 are taken for characters. */
const unescapeAnsi = (body: string): string =>
  body.replaceAll(ansiEscape, (whole, byte, short, long, octal, control, other) => {
    const hex = byte ?? short ?? long;
    if (control !== undefined) return String.fromCodePoint((String(control).codePointAt(0) ?? 0) & 31);
    if (hex === undefined && octal === undefined) return escapes[other] ?? quoted(whole, other);
    const code = hex === undefined ? Number.parseInt(octal, 8) & 255 : Number.parseInt(hex, 16);
    return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
  });

/** Quotes, `?` and backslashes mean themselves behind a backslash; before any other character it stays. */
const quoted = (whole: string, character: string): string => (/[\\'"?]/.test(character) ? character : whole);
