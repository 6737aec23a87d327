import { visible } from "./control-characters.ts";

/** With these a spreadsheet takes a cell for a formula, which may send the sheet's contents anywhere. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * One line of a CSV file (RFC 4180), with its line end. Control characters are drawn as pictures, and what a spreadsheet
 * would run as a formula begins with an apostrophe, by which it is text.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

const cell = (text: string): string => {
  const shown = visible(text);
  const inert = formula.test(shown) ? `'${shown}` : shown;
  return /[",;\s]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};
