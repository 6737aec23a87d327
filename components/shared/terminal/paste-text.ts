/**
 * Clipboard text as it may enter a terminal: without control characters other than tab and line ends. An ESC in it could
 * end the bracket that tells a shell "this is pasted, do not run it".
 */
export const pasteText = (clipboard: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  clipboard.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "");
