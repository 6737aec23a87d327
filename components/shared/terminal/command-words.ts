const word = /\s*((?:[^\s'"\\]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S])+)/y;
const part = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/g;

/**
 * The words of a command line as a shell would read them: quotes and backslashes, but nothing is expanded. Null where a
 * quote is left open.
 */
export const commandWords = (line: string): string[] | null => {
  const words: string[] = [];
  const text = line.trim();
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const found = word.exec(text)?.[1];
    if (found === undefined) return null;
    words.push(found.replace(part, unquote));
  }
  return words;
};

const unquote = (_: string, single?: string, double?: string, escaped?: string, plain?: string): string =>
  single ?? double?.replace(/\\(["\\$`])/g, "$1").replace(/\\\n/g, "") ?? escaped ?? plain ?? "";
