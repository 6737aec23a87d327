"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { visible } from "#lib/format/control-characters.ts";
import { useBulkRun } from "../bulk-bar/bulk-provider.tsx";
import { useNotify } from "../errors/use-notify.tsx";
import type { Act, Acts } from "./act.ts";
import type { PendingActions } from "./pending-actions.ts";

/** Does an act to one row or to many, and says how it went: in a notification, or item by item. */
export const useRunActs = <R extends { id: string }, V extends string, O extends object>(
  acts: Acts<R, V, O>,
  pending: PendingActions<R>,
) => {
  const t = useTranslations("actions");
  const notify = useNotify();
  const bulkRun = useBulkRun();
  return useCallback(
    (verb: V, rows: readonly R[], options: O): void => {
      const act = acts.verbs[verb];
      const [first, ...others] = rows;
      if (!first) return;
      const nameOf = (row: R) => visible(acts.nameOf(row));
      if (others.length > 0) {
        return void bulkRun({
          action: act.word,
          items: rows.map((row) => ({ id: row.id, name: nameOf(row), row })),
          act: ({ row }) => perform(act, verb, row, options, pending),
        });
      }
      const cli = act.cli && <CodeBlock label={t("cliHint")}>{act.cli([first], options)}</CodeBlock>;
      perform(act, verb, first, options, pending).then(
        () => notify.done(act.done(nameOf(first)), cli),
        (error) => notify.failed(error, { action: act.word, target: nameOf(first) }),
      );
    },
    [acts, pending, bulkRun, notify, t],
  );
};

/** Does one thing to one row, which shows it meanwhile. Rejects with a `CodedError`, and the row is as it was. */
const perform = async <R extends { id: string }, O extends object>(
  act: Act<R, O>,
  verb: string,
  row: R,
  options: O,
  pending: PendingActions<R>,
): Promise<void> => {
  pending.begin(row, verb);
  try {
    await act.perform(row, options);
    pending.answered(row.id, Date.now());
  } catch (error) {
    pending.failed(row.id);
    throw error;
  }
};
