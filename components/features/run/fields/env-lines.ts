export type Variable = { name: string; value: string | null };

const quoted = /^(["'])(.*)\1$/s;

/**
 * Variables from the lines of a `.env` file or of what is pasted: `NAME=value`, one a line; blank lines and those that
 * begin with `#` are left out, `export ` before a name and quotes around a whole value too. A name alone has no value,
 * which takes away what the image sets. Nothing is expanded.
 */
export const readEnvLines = (text: string): Variable[] =>
  text.split(/\r?\n/).flatMap((line): Variable[] => {
    const bare = line.trim().replace(/^export\s+/, "");
    const [, name = "", value] = /^([^=\s]+)\s*(?:=(.*))?$/s.exec(bare) ?? [];
    if (name === "" || bare.startsWith("#")) return [];
    return [{ name, value: value === undefined ? null : (quoted.exec(value.trim())?.[2] ?? value.trim()) }];
  });

/** Some variables more; one that is there already has its new value in its old place. */
export function withVariables(before: readonly Variable[], more: readonly Variable[]): Variable[] {
  const all = new Map(before.filter(({ name }) => name !== "").map((one) => [one.name, one]));
  for (const one of more) all.set(one.name, one);
  return [...all.values()];
}
