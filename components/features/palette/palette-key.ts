export type PaletteMove = "next" | "previous" | "run" | "enter" | "back";

type Place = {
  /** The caret is behind the last character: the arrow has nowhere to go in the field. */
  atEnd: boolean;
  isEmpty: boolean;
  hasActs: boolean;
  inObject: boolean;
};

/** What a key asks of the palette; null for a key that is the field's. */
export const moveOf = (key: string, { atEnd, isEmpty, hasActs, inObject }: Place): PaletteMove | null => {
  switch (key) {
    case "ArrowDown":
      return "next";
    case "ArrowUp":
      return "previous";
    case "Enter":
      return "run";
    case "ArrowRight":
      return atEnd && hasActs ? "enter" : null;
    case "Backspace":
      return isEmpty && inObject ? "back" : null;
    case "Escape":
      return "back";
    default:
      return null;
  }
};
