import { baseName } from "./file-path.ts";

/** One line of the tree of what a container changed. */
export type ChangeLine<K extends string> = {
  path: string;
  name: string;
  /** How far it stands in: 0 for what lies in the root. */
  depth: number;
  kind: K;
  /** Whether there is anything below it. */
  parent: boolean;
};

/**
 * Changed paths, which come in the order of their names, as the lines of a tree. The engine names each folder on the way
 * to a change itself; what is filtered may lack them, and then stands as deep as its nearest one that is there.
 */
export const changeLines = <K extends string>(
  changes: readonly { path: string; kind: K }[],
): ChangeLine<K>[] => {
  const sorted = changes.toSorted((left, right) => (keyOf(left.path) < keyOf(right.path) ? -1 : 1));
  const open: string[] = [];
  const lines: ChangeLine<K>[] = [];
  for (const { path, kind } of sorted) {
    while (open.length > 0 && !path.startsWith(`${open.at(-1)}/`)) open.pop();
    const above = open.at(-1);
    const last = lines.at(-1);
    if (last && last.path === above) last.parent = true;
    const name = above === undefined ? path : path.slice(above.length + 1);
    lines.push({ path, name: name || baseName(path), depth: open.length, kind, parent: false });
    open.push(path);
  }
  return lines;
};

/** Slashes come before all else, so that what is in a folder follows it at once. */
const keyOf = (path: string): string => path.replaceAll("/", "\u0000");

/** The lines that are to be seen while some folders are closed. */
export const openLines = <K extends string>(
  lines: readonly ChangeLine<K>[],
  isClosed: (path: string) => boolean,
): ChangeLine<K>[] => {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return lines.filter((line) => {
    if (line.depth > hiddenBelow) return false;
    hiddenBelow = line.parent && isClosed(line.path) ? line.depth : Number.POSITIVE_INFINITY;
    return true;
  });
};
