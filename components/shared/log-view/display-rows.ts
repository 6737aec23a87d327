import { isContinuation } from "#lib/logs/continuation.ts";
import type { LogItem } from "./log-items.ts";

/** What is drawn as one row: an item, and how many lines that go on with it are folded behind it. */
export type DisplayRow = { item: LogItem; folded: number; isOpen: boolean; isPart: boolean };

/** Shorter groups are shown whole: folding them saves nothing. */
const fewestFolded = 3;

const textOf = (item: LogItem | undefined): string | null => (item?.kind === "line" ? item.row.text : null);

/** Whether an item goes on with the one before it, asked once for each pair. */
const known = new WeakMap<LogItem, { before: LogItem; goesOn: boolean }>();
const goesOn = (item: LogItem, before: LogItem | undefined): boolean => {
  const text = textOf(item);
  const last = textOf(before);
  if (text === null || last === null || !before || item.container !== before.container) return false;
  const held = known.get(item);
  if (held?.before === before) return held.goesOn;
  const answer = isContinuation(text, last);
  known.set(item, { before, goesOn: answer });
  return answer;
};

/** Folds what goes on with a line (a stack trace) behind it, but for the groups that were opened, and the one that is gone to. */
export const displayRows = (
  items: readonly LogItem[],
  isGrouping: boolean,
  opened: ReadonlySet<string>,
  current: string | null = null,
): DisplayRow[] => {
  if (!isGrouping) return items.map((item) => ({ item, folded: 0, isOpen: false, isPart: false }));
  const rows: DisplayRow[] = [];
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (to < items.length && goesOn(items[to] as LogItem, items[to - 1])) to += 1;
    const [item, parts] = [items[from] as LogItem, to - from - 1];
    const isFolding = parts >= fewestFolded;
    const isGoneTo = () => items.slice(from + 1, to).some(({ key }) => key === current);
    const isOpen = !isFolding || opened.has(item.key) || (current !== null && isGoneTo());
    rows.push({ item, folded: isFolding ? parts : 0, isOpen, isPart: false });
    if (isOpen) {
      for (const part of items.slice(from + 1, to))
        rows.push({ item: part, folded: 0, isOpen: true, isPart: true });
    }
    from = to;
  }
  return rows;
};
