// Words of these characters mean themselves in sh, bash, zsh, dash and fish. `=` and `~` may not come first: zsh and
// all shells expand them there.
const plainWord = /^[a-zA-Z0-9_@%+:,./-][a-zA-Z0-9_@%+:,./=-]*$/;

/**
 * One argument as a word of a POSIX shell's command line: as it is where that is safe, else in single quotes. NUL bytes
 * are left out, because no program can be given one.
 */
export function shellQuote(argument: string): string {
  const text = argument.replaceAll("\0", "");
  return plainWord.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command line from a program and its arguments. */
export const shellLine = (words: readonly string[]): string => words.map(shellQuote).join(" ");
