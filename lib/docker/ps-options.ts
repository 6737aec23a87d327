/** Ways to look at processes that name no secrets beside the arguments themselves; the first is docker's own default. */
export const psPresets = [
  "-ef",
  "aux",
  "-eo pid,ppid,user,stat,etime,pcpu,pmem,rss,args",
  "-eLo pid,lwp,user,stat,pcpu,comm",
] as const;

/** Letters, digits and what `ps` puts between them. The engine hands the words to `ps` without a shell. */
const pattern = /^[A-Za-z0-9,=_.%:+ -]{0,200}$/;

/** Whether this may be given to `ps` at all. */
export const isPsOptions = (text: string): boolean => pattern.test(text);

/** Whether everybody who may see processes may use these: others can print the environment. */
export const isPsPreset = (text: string): boolean => (psPresets as readonly string[]).includes(text);

const argumentTitles = new Set(["CMD", "COMMAND", "ARGS"]);

/**
 * Leaves the program's name alone of what processes were started with: arguments carry passwords. Titles and rows are
 * those of `docker top`.
 */
export const withoutArguments = (
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string[][] => {
  const hidden = titles.map((title) => argumentTitles.has(title.toUpperCase()));
  return rows.map((row) => row.map((cell, index) => (hidden[index] ? programOf(cell) : cell)));
};

/** A program may write anything over its own line (`postgres: writer`); its first word is its name. */
const programOf = (line: string): string => line.trim().split(/\s+/, 1)[0] ?? "";
