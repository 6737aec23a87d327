type Words = readonly string[] | string | null | undefined;

/** A list as the engine writes it: absent, one word, or several. */
export const wordsOf = (value: Words): string[] => (typeof value === "string" ? [value] : [...(value ?? [])]);

/** The variables of a process; who may not inspect sees their names. A line without "=" is a name alone. */
export const envOf = (lines: Words, mayInspect: boolean): { key: string; value: string | null }[] =>
  wordsOf(lines).map((line) => {
    const split = line.indexOf("=");
    const key = split < 0 ? line : line.slice(0, split);
    return { key, value: mayInspect ? (split < 0 ? "" : line.slice(split + 1)) : null };
  });

/**
 * What is run. Arguments carry passwords as often as variables do: withheld, only the program's name is left, and what
 * follows an entrypoint is its arguments from the first word on.
 */
export const commandOf = (
  of: { readonly Entrypoint?: Words; readonly Cmd?: Words } | null | undefined,
  mayInspect: boolean,
): { entrypoint: string[]; cmd: string[] } => {
  const [entrypoint, cmd] = [wordsOf(of?.Entrypoint), wordsOf(of?.Cmd)];
  if (mayInspect) return { entrypoint, cmd };
  return entrypoint.length > 0
    ? { entrypoint: entrypoint.slice(0, 1), cmd: [] }
    : { entrypoint, cmd: cmd.slice(0, 1) };
};
