"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { findInJson, type Json, type JsonLine, jsonLines } from "./json-lines.ts";

/** Values this deep are open from the start. */
const openDepth = 1;

export type JsonTreeModel = {
  lines: readonly JsonLine[];
  search: string;
  setSearch(text: string): void;
  /** How many keys and values match; `null` without a search. */
  matches: number | null;
  toggle(line: JsonLine): void;
  setAll(open: boolean): void;
};

/** Which values are open, and what is searched for. */
export const useJsonTree = (value: Json): JsonTreeModel => {
  const [search, setSearch] = useState("");
  const [depth, setDepth] = useState(openDepth);
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const wanted = useDeferredValue(search.trim());
  const matches = useMemo(() => (wanted === "" ? null : findInJson(value, wanted)), [value, wanted]);
  const lines = useMemo(
    () => jsonLines(value, { isOpen: (path, at) => changed.get(path) ?? at < depth, matches }),
    [value, matches, changed, depth],
  );
  return {
    lines,
    search,
    setSearch,
    matches: matches?.hits.size ?? null,
    toggle: (line) => setChanged((before) => new Map(before).set(line.path, !line.expanded)),
    setAll: (open) => {
      setDepth(open ? Number.POSITIVE_INFINITY : 0);
      setChanged(new Map());
    },
  };
};
