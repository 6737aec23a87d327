import { FormatError } from "./format-error.ts";

/** `glued`: it follows what is before it without a space, as `.B` in `.A.B` does. */
export type Token = {
  readonly kind: "dot" | "field" | "variable" | "literal" | "word" | "mark";
  readonly text: string;
  readonly value?: string | number | undefined;
  readonly glued: boolean;
};

/** A piece of a format: text as it is, or the tokens between `{{` and `}}`. */
export type Piece = { readonly text: string } | { readonly tokens: readonly Token[] };

const token =
  /(?<space>\s+)|(?<literal>"(?:[^"\\\n]|\\.)*"|`[^`]*`|[+-]?\d+(?:\.\d+)?)|(?<field>\.[A-Za-z_]\w*)|(?<dot>\.)|(?<variable>\$\w*)|(?<word>[A-Za-z_]\w*)|(?<mark>:=|[=|(),])/uy;

const literalOf = (text: string): string | number => {
  if (text.startsWith("`")) return text.slice(1, -1);
  if (!text.startsWith('"')) return Number(text);
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new FormatError("unexpected", text);
  }
};

const kinds = ["literal", "field", "dot", "variable", "word", "mark"] as const;

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let glued = false;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new FormatError("unexpected", text.slice(at, at + 10));
    const kind = kinds.find((one) => groups[one] !== undefined);
    if (kind) {
      const found = groups[kind] ?? "";
      tokens.push({
        kind,
        text: kind === "field" ? found.slice(1) : found,
        value: kind === "literal" ? literalOf(found) : undefined,
        glued,
      });
    }
    glued = kind !== undefined;
  }
  return tokens;
};

/**
 * An action, or a comment in the place of one. A string may hold `}}`; no alternative begins as another does, so that
 * reading takes a time that grows with the format and no faster.
 */
const action =
  /\{\{(?<before>-\s)?(?:\s*\/\*[\s\S]*?\*\/|(?<body>(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`}]|\}(?!\}))*?))\s*(?<after>(?<=\s)-)?\}\}/gu;

/** Cuts a format into text and actions, as Go's text/template does: `{{-` and `-}}` take the white space beside them. */
export const lexFormat = (format: string): Piece[] => {
  const pieces: Piece[] = [];
  let trims = false;
  const addText = (from: number, to: number, trimsAfter: boolean): void => {
    let text = format.slice(from, to);
    if (text.includes("{{")) throw new FormatError("unclosed", text.slice(text.indexOf("{{")).slice(0, 20));
    if (trims) text = text.trimStart();
    if (trimsAfter) text = text.trimEnd();
    if (text !== "") pieces.push({ text });
  };
  let at = 0;
  for (const { index, 0: whole, groups } of format.matchAll(action)) {
    addText(at, index, groups?.before !== undefined);
    if (groups?.body !== undefined) pieces.push({ tokens: tokensOf(groups.body) });
    trims = groups?.after !== undefined;
    at = index + whole.length;
  }
  addText(at, format.length, false);
  return pieces;
};
