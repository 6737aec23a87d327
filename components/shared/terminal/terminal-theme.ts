import type { ITheme } from "@xterm/xterm";

const light: ITheme = {
  background: "#ffffff",
  foreground: "#1f252b",
  cursor: "#126473",
  cursorAccent: "#ffffff",
  selectionBackground: "#bfdfe6",
  selectionInactiveBackground: "#bfdfe6",
  black: "#1f252b",
  red: "#b3261e",
  green: "#186737",
  yellow: "#7c4f07",
  blue: "#1a56b0",
  magenta: "#86309c",
  cyan: "#126473",
  white: "#66717d",
  brightBlack: "#66717d",
  brightRed: "#c0332a",
  brightGreen: "#1f7d42",
  brightYellow: "#96600a",
  brightBlue: "#2a6fd6",
  brightMagenta: "#a03fb8",
  brightCyan: "#177789",
  brightWhite: "#343c44",
};

const dark: ITheme = {
  background: "#0c0f12",
  foreground: "#dfe4e8",
  cursor: "#55aabb",
  cursorAccent: "#0c0f12",
  selectionBackground: "#1f4f5c",
  selectionInactiveBackground: "#1f4f5c",
  black: "#2c343c",
  red: "#ee8279",
  green: "#76c892",
  yellow: "#e3b45a",
  blue: "#7fb0f5",
  magenta: "#cf95df",
  cyan: "#6cc0d0",
  white: "#dfe4e8",
  brightBlack: "#86919c",
  brightRed: "#f4a39c",
  brightGreen: "#a6dcb8",
  brightYellow: "#f3d08d",
  brightBlue: "#a8cbfa",
  brightMagenta: "#e0b8eb",
  brightCyan: "#9bd7e2",
  brightWhite: "#ffffff",
};

/** A terminal's colours, following the console's theme. Programs' own choices are kept readable by the contrast option. */
export const terminalTheme = (scheme: "light" | "dark"): ITheme => (scheme === "dark" ? dark : light);

/** How what was searched for is marked: all matches, and the one that is shown. */
export const matchColours = (scheme: "light" | "dark") =>
  scheme === "dark"
    ? { match: "#5b4a16", active: "#a97c14", ruler: "#e3a42f" }
    : { match: "#fae8c6", active: "#ecb855", ruler: "#96600a" };
