import Anser from "anser";

/** A piece of text with one look. Colours are names (`ansi-red`), palette places (`ansi-palette-123`) or `r, g, b`. */
export type StyledText = {
  text: string;
  color: string | null;
  background: string | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
};

// Everything that begins with ESC and is not a colour: cursor moves, titles, links (OSC 8), private strings.
const otherSequences = new RegExp(
  [
    "\\x1b\\[[0-?]*[ -/]*(?!m)[@-~]",
    "\\x1b[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?",
    "\\x1b[()#][0-9A-Za-z]",
    "\\x1b[=>78cDEHMNOZ]",
  ].join("|"),
  "g",
);
const esc = "\x1b";

const isColoured = (text: string): boolean => text.includes(esc);

/** The text without colours and other sequences of terminals. */
export const withoutAnsi = (text: string): string =>
  isColoured(text) ? Anser.ansiToText(text.replace(otherSequences, "")).replaceAll(esc, "␛") : text;

const colorOf = (name: string | null, truecolor: string | null): string | null => {
  if (!name) return null;
  return name === "ansi-truecolor" ? truecolor : name;
};

/** The pieces of a line with their colours. Never HTML: whoever draws them writes text. */
export const styledText = (text: string): StyledText[] => {
  if (!isColoured(text)) {
    return [
      { text, color: null, background: null, bold: false, dim: false, italic: false, underline: false },
    ];
  }
  const pieces = Anser.ansiToJson(text.replace(otherSequences, ""), {
    json: true,
    remove_empty: true,
    use_classes: true,
  });
  return pieces.map(({ content, fg, bg, fg_truecolor, bg_truecolor, decorations }) => ({
    text: content.replaceAll(esc, "␛"),
    color: colorOf(fg, fg_truecolor),
    background: colorOf(bg, bg_truecolor),
    bold: decorations.includes("bold"),
    dim: decorations.includes("dim"),
    italic: decorations.includes("italic"),
    underline: decorations.includes("underline"),
  }));
};
