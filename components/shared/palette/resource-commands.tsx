"use client";

import type { Icon } from "@tabler/icons-react";
import { IconCopy, IconFileText } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { visible } from "#lib/format/control-characters.ts";
import { type Actions, useActions } from "../actions/actions-context.ts";
import { useCopyWithNotice } from "../actions/use-copy-with-notice.ts";
import { type Command, commandGroup } from "./command-group.ts";
import type { Found, PaletteItem } from "./palette-group.ts";
import { bestOf, rankOf, type Searchable, wordsOf } from "./rank.ts";
import { usePaletteGroup } from "./use-palette-group.ts";

type Row = { id: string };

type Props<R extends Row> = {
  /** The noun, as in addresses. */
  noun: string;
  title: string;
  order: number;
  Icon: Icon;
  rows: readonly R[] | undefined;
  href(row: R): string;
  /** What stands behind the name. */
  detail(row: R): string;
  /** All it is found by beside name and id; module constant. */
  textOf(row: R): string;
  /** More that can be done to it, after opening it; stable. */
  more?: (row: R) => readonly PaletteItem[];
  /** What can be done that is about none of its objects: to pull, to prune, to create. */
  commands?: readonly Command[];
  /** False: an object has no page of its own, only a place in its list. */
  hasPage?: boolean;
};

type Entry<R> = Searchable & { row: R; label: string };

const most = 6;
const none: readonly never[] = [];

/**
 * A noun's objects and all that can be done to them, in the palette. It stands below the noun's own `ActionsProvider`,
 * so that rights, refusals and dialogs are those of the noun's pages.
 */
export function ResourceCommands<R extends Row>(props: Props<R>) {
  const { noun, title, order, rows = none, textOf, commands = none } = props;
  const t = useTranslations("palette");
  const actions = useActions<R, string>();
  const entries = useEntries(rows, actions.acts.nameOf, textOf);
  const toItem = useToItem(props, actions);
  const about = { id: noun, title, order };
  const own = commandGroup({ ...about, unasked: false }, commands);
  // Drawn anew when the rows have changed, and only then worth offering anew.
  usePaletteGroup({
    ...about,
    find: (query) => [
      ...own.find(query),
      ...findObjects(entries, query, toItem),
      ...findActs(query, entries, actions, (word, name) => t("actOn", { act: word, name })),
    ],
  });
  return null;
}

/** In lower case once, and again only for rows that have changed. */
const useEntries = <R extends Row>(
  rows: readonly R[],
  nameOf: (row: R) => string,
  textOf: (row: R) => string,
): readonly Entry<R>[] => {
  const known = useMemo(() => new WeakMap<R, Entry<R>>(), []);
  return useMemo(
    () =>
      rows.map((row) => {
        const held = known.get(row);
        if (held) return held;
        const label = nameOf(row);
        const id = row.id.replace(/^sha256:/, "");
        const entry = { row, label, name: label.toLowerCase(), id, text: textOf(row).toLowerCase() };
        known.set(row, entry);
        return entry;
      }),
    [rows, known, nameOf, textOf],
  );
};

const findObjects = <R extends Row>(
  entries: readonly Entry<R>[],
  query: string,
  toItem: (entry: Entry<R>) => PaletteItem,
): Found[] => {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const best = bestOf(entries, { rank: (one) => rankOf(one, words), name: ({ name }) => name, limit: most });
  return best.map(({ one, rank }) => ({ item: toItem(one), rank }));
};

/** What stands after the words of an act, or their beginnings; there is always something left to find an object by. */
const restAfter = (act: string, typed: readonly string[]): readonly string[] => {
  const words = wordsOf(act);
  const differs = typed.findIndex((word, index) => !words[index]?.startsWith(word));
  return typed.slice(Math.min(differs < 0 ? typed.length : differs, typed.length - 1));
};

/** "restart web", "reset password bob": the act on the best objects that it can be done to. */
const findActs = <R extends Row>(
  query: string,
  entries: readonly Entry<R>[],
  actions: Actions<R, string, object>,
  words: (act: string, name: string) => string,
): Found[] => {
  const typed = wordsOf(query);
  const [first = ""] = typed;
  if (typed.length < 2) return [];
  return Object.entries(actions.acts.verbs)
    .filter(([, act]) => act.word.toLowerCase().startsWith(first))
    .flatMap(([verb, act]) => {
      const rest = restAfter(act.word, typed);
      const able = entries.filter(({ row }) => !act.absent?.(row) && actions.refusalOf(verb, row) === null);
      const best = bestOf(able, { rank: (one) => rankOf(one, rest), name: ({ name }) => name, limit: 3 });
      return best.map(({ one: { row, label }, rank }) => ({
        item: {
          key: `${verb} ${row.id}`,
          label: words(act.menuWord ?? act.word, visible(label)),
          Icon: act.Icon,
          danger: act.danger ?? false,
          run: () => actions.request(verb, [row]),
        },
        rank,
      }));
    });
};

const useToItem = <R extends Row>(
  { noun, Icon, href, detail, more, hasPage = true }: Props<R>,
  actions: Actions<R, string, object>,
) => {
  const t = useTranslations("palette");
  const router = useRouter();
  const copy = useCopyWithNotice();
  return ({ row, label }: Entry<R>): PaletteItem => {
    const open = () => router.push(href(row));
    return {
      key: `${noun} ${row.id}`,
      label: visible(label),
      detail: visible(detail(row)),
      Icon,
      run: open,
      acts: () => [
        { key: "open", label: t(hasPage ? "openPage" : "showInList"), Icon: IconFileText, run: open },
        ...(more?.(row) ?? []),
        ...Object.entries(actions.acts.verbs)
          .filter(([verb, act]) => !act.absent?.(row) && actions.refusalOf(verb, row) === null)
          .map(([verb, act]) => ({
            key: verb,
            label: act.menuWord ?? act.word,
            Icon: act.Icon,
            danger: act.danger ?? false,
            run: () => actions.request(verb, [row]),
          })),
        ...(hasPage
          ? [{ key: "copy", label: t("copyId"), Icon: IconCopy, run: () => void copy(row.id) }]
          : []),
      ],
    };
  };
};
