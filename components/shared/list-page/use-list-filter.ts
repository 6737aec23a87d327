"use client";

import { useCallback, useMemo } from "react";
import { useUrlParameters } from "../url-state/use-url-parameters.ts";
import { type Facet, readChosen } from "./facet.ts";
import { listMatcher, rememberedText, type SearchText } from "./list-matcher.ts";

/** Which rows of a list are shown, kept in the address. */
export type ListFilter<R> = {
  facets: readonly Facet<R>[];
  text: string;
  setText(text: string): void;
  chosen(facet: Facet<R>): readonly string[];
  /** Sets what is chosen of some facets, by id, and leaves the others. */
  choose(choices: Readonly<Record<string, readonly string[]>>): void;
  /** For the table; null when nothing is left out. Stable. */
  matches: ((row: R) => boolean) | null;
  /** Shows everything again. */
  clear(): void;
};

/** `facets` stable (`useMemo`), `textOf` a module constant: what is searched in. */
export const useListFilter = <R extends { id: string }>(
  facets: readonly Facet<R>[],
  textOf: SearchText<R>,
): ListFilter<R> => {
  const ids = facets.map(({ id }) => id).join(" ");
  const names = useMemo(() => ["q", ...ids.split(" ").filter(Boolean)], [ids]);
  const [ours, change] = useUrlParameters(names);
  const parameters = useMemo(() => new URLSearchParams(ours), [ours]);
  const remembered = useMemo(() => rememberedText(textOf), [textOf]);
  const matches = useMemo(
    () => listMatcher(parameters, facets, remembered),
    [parameters, facets, remembered],
  );
  const clear = useCallback(
    () => change(Object.fromEntries(names.map((name) => [name, ""]))),
    [change, names],
  );
  return {
    facets,
    text: parameters.get("q") ?? "",
    setText: (text) => change({ q: text }, true),
    chosen: (facet) => readChosen(facet, parameters.get(facet.id) ?? ""),
    choose: (choices) =>
      change(Object.fromEntries(Object.entries(choices).map(([id, values]) => [id, values.join(",")]))),
    matches,
    clear,
  };
};
