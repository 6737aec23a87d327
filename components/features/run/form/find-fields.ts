import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { type Field, fields } from "./field-kinds.ts";

const empty = emptySpec();

/** Whether a field has a value. */
export const isFilled = ({ flag }: Field, spec: ContainerSpec): boolean =>
  flag.write(spec).join("\n") !== flag.write(empty).join("\n") ||
  (flag.name === "network" && spec.networks.length > 0) ||
  (flag.name === "health-cmd" && spec.health.test.length > 0);

/** The flags that fit what is searched: by name, or by the words that stand with them. */
export function findFields(search: string, wordsOf: (name: string) => string): ReadonlySet<string> | null {
  const words = search.toLowerCase().replace(/^-+/, "").split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const found = fields.filter(({ flag, also }) => {
    const names = [flag.name, ...also];
    const shorts = flag.short === undefined ? [] : [`-${flag.short}`];
    const text = [...names, ...shorts, ...names.map(wordsOf)].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return new Set(found.map(({ flag }) => flag.name));
}
