import type { PaletteGroup, PaletteItem } from "./palette-group.ts";
import { bestOf, rankOf, wordsOf } from "./rank.ts";

/** A command: a line that is found by its label and by other words for it. */
export type Command = PaletteItem & { words?: string };

const most = 8;

/** A group of a few fixed commands. Those that are `unasked` stand there before anything is typed. */
export const commandGroup = (
  about: Pick<PaletteGroup, "id" | "title" | "order"> & { unasked: boolean },
  commands: readonly Command[],
): PaletteGroup => ({
  ...about,
  find: (query) => {
    const words = wordsOf(query);
    if (words.length === 0 && !about.unasked) return [];
    if (words.length === 0) return commands.map((item) => ({ item, rank: 0 }));
    const searched = commands.map((item) => ({
      item,
      name: item.label.toLowerCase(),
      text: `${item.detail ?? ""}\n${item.words ?? ""}`.toLowerCase(),
    }));
    const found = bestOf(searched, {
      rank: (one) => rankOf(one, words),
      name: ({ name }) => name,
      limit: most,
    });
    return found.map(({ one, rank }) => ({ item: one.item, rank }));
  },
});
