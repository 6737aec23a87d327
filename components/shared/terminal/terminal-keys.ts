/** What a key combination asks of the terminal itself; everything else belongs to the program in it. */
export type TerminalCommand = "search" | "copy" | "paste" | "larger" | "smaller" | "usual-size" | "leave";

type Press = Pick<KeyboardEvent, "type" | "key" | "code" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">;

// By place on the keyboard, so that they stay where they are under any layout and any script.
const withShift: Readonly<Record<string, TerminalCommand>> = {
  KeyF: "search",
  KeyC: "copy",
  KeyV: "paste",
  KeyX: "leave",
};
const plain: Readonly<Record<string, TerminalCommand>> = {
  "=": "larger",
  "+": "larger",
  "-": "smaller",
  "0": "usual-size",
};

/** The command that a key press means, or null. None of them has a meaning of its own in a shell. */
export const commandOf = (press: Press): TerminalCommand | null => {
  if (press.type !== "keydown" || !press.ctrlKey || press.altKey || press.metaKey) return null;
  // Ctrl-Shift-= is how "+" is typed on many keyboards.
  if (press.shiftKey && press.key !== "+") return withShift[press.code] ?? null;
  return plain[press.key] ?? null;
};

/** A character as the control character that Ctrl makes of it, where there is one. */
export const withControl = (text: string): string => {
  const code = text.toUpperCase().charCodeAt(0);
  if (text.length !== 1) return text;
  if (code === 0x20) return "\0";
  if (code === 0x3f) return "\x7f";
  return code >= 0x40 && code <= 0x5f ? String.fromCharCode(code & 0x1f) : text;
};

export type Arrow = "up" | "down" | "right" | "left";

/** An arrow key's sequence; full-screen programs ask for another one than shells. */
export const arrowSequence = (arrow: Arrow, application: boolean): string =>
  `\x1b${application ? "O" : "["}${{ up: "A", down: "B", right: "C", left: "D" }[arrow]}`;
