"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useBulkRun } from "#components/shared/bulk-bar/bulk-provider.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "./cli.ts";
import type { PendingActions } from "./pending-actions.ts";
import { perform } from "./perform.ts";
import type { Verb, VerbOptions } from "./verb.ts";

export type RunActions = (verb: Verb, rows: readonly ContainerRow[], options: VerbOptions) => void;

/** Does an action to one container or to many, and says how it went: in a notification, or item by item. */
export const useRunActions = (environment: string, pending: PendingActions): RunActions => {
  const runOne = useRunOne(environment, pending);
  const t = useTranslations("containers.verbs");
  const bulkRun = useBulkRun();
  return useCallback(
    (verb, rows, options) => {
      const [first, ...others] = rows;
      if (!first) return;
      if (others.length === 0) return void runOne(verb, first, options);
      void bulkRun({
        action: t(verb),
        items: rows.map((row) => ({ id: row.id, name: visible(row.name), row })),
        act: ({ row }) => perform({ environment, verb, row, options, pending }),
      });
    },
    [environment, pending, t, runOne, bulkRun],
  );
};

const useRunOne = (environment: string, pending: PendingActions) => {
  const t = useTranslations();
  const notify = useNotify();
  return useCallback(
    async (verb: Verb, row: ContainerRow, options: VerbOptions) => {
      const name = visible(row.name);
      try {
        await perform({ environment, verb, row, options, pending });
        const cli = <CodeBlock label={t("actions.cliHint")}>{cliOf(verb, [row], options)}</CodeBlock>;
        notify.done(t(`containers.done.${verb}`, { name }), cli);
      } catch (error) {
        notify.failed(error, { action: t(`containers.verbs.${verb}`), target: name });
      }
    },
    [environment, pending, t, notify],
  );
};
