/** The lines below the first of a stack trace, as the usual languages print them. */
const trace =
  /^(?:\s+(?:at |\.\.\. \d|File "|in |from |\^|~)|\tat |Caused by: |Suppressed: |goroutine \d+ |created by |\S+\.\S+\(.*\)$|During handling of the above|The above exception)/;
/** What was thrown, by its full name, in the line below the message that was logged with it. */
const thrown = /^(?:[a-z_$][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error|Throwable)\b/;
const indented = /^(?:\s{2,}|\t)\S/;
const closing = /^(?:[\])}]+[,;]?|\s*)$/;

/**
 * Whether a line goes on with the one before it: it is indented, a part of a stack trace, or closes what was opened. It
 * is asked with the line before it, because an indented line alone begins nothing.
 */
export const isContinuation = (text: string, before: string | null): boolean => {
  if (before === null || text === "") return false;
  const starts = text.charCodeAt(0);
  // Most lines begin with a letter, a digit or a bracket: one look is enough for them.
  const isWhite = starts === 0x20 || starts === 0x09;
  if (isWhite) return indented.test(text) || trace.test(text);
  return trace.test(text) || thrown.test(text) || (closing.test(text) && /^\s/.test(before));
};
