"use client";

import { useMemo, useState } from "react";
import { useCopy } from "#components/ui/use-copy.ts";
import { call } from "#lib/client/api-client.ts";
import { logs } from "#lib/contracts/logs.ts";
import { placeKey } from "#lib/logs/at.ts";
import { withoutAnsi } from "./ansi.ts";
import type { LogLineItem } from "./log-items.ts";
import type { LineActions } from "./log-line.tsx";

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
};

/** What a line's buttons do, and what of the lines is opened by them. */
export const useLineActions = (
  environment: string,
  setLine: (word: string) => void,
  fail: (error: unknown) => void,
) => {
  const [openGroups, setGroups] = useState<ReadonlySet<string>>(new Set());
  const [openJson, setJson] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState<ReadonlyMap<string, string>>(new Map());
  const { copy } = useCopy();
  const actions = useMemo<LineActions>(
    () => ({
      toggleGroup: (key) => setGroups((now) => toggled(now, key)),
      toggleJson: (key) => setJson((now) => toggled(now, key)),
      copy: ({ row }) => void copy(withoutAnsi(row.text)),
      link: (item) => {
        setLine(placeKey(item.row));
        void copy(window.location.href);
      },
      readMore: ({ key, container, row: { at, nth } }: LogLineItem) => {
        call(logs.line, { environment, container, at, nth }).then(
          (line) => line && setWhole((now) => new Map(now).set(key, line.text)),
          fail,
        );
      },
    }),
    [environment, copy, setLine, fail],
  );
  return { actions, openGroups, openJson, whole, copy };
};
