"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { cliOf } from "./cli.ts";
import type { PendingActions } from "./pending-actions.ts";
import { perform } from "./perform.ts";
import { useDoneNotice } from "./use-done-notice.tsx";
import type { Verb, VerbOptions } from "./verb.ts";

export type RunActions = (verb: Verb, rows: readonly ContainerRow[], options: VerbOptions) => void;

/** Does an action to one container or to many, and says how it went. */
export const useRunActions = (environment: string, pending: PendingActions): RunActions => {
  const t = useTranslations("containers");
  const notify = useNotify();
  const doneNotice = useDoneNotice();
  return useCallback(
    (verb, rows, options) => {
      for (const row of rows) {
        const name = visible(row.name);
        perform({ environment, verb, row, options, pending }).then(
          () => doneNotice(t(`done.${verb}`, { name }), cliOf(verb, [row], options)),
          (error) => notify.failed(error, { action: t(`verbs.${verb}`), target: name }),
        );
      }
    },
    [environment, pending, t, notify, doneNotice],
  );
};
