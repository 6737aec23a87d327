import { IconAdjustments, IconCursorText } from "@tabler/icons-react";
import type { useTranslations } from "next-intl";
import type { Act } from "#components/shared/actions/act.ts";
import { call } from "#lib/client/api-client.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChanges } from "#lib/contracts/container-update.ts";
import type { InputOf } from "#lib/contracts/contract.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

/** What can be changed of a container as it stands. */
export type Change = "rename" | "update";
export type Limits = Omit<InputOf<typeof containerChanges.update>, "environment" | "container">;
export type ChangeOptions = {
  name?: string;
  limits?: Limits;
  /** The docker command that does the same: the list need not load what writes it. */
  line?: string;
};

/** `docker rename`. */
export const renameLine = (from: string, to: string): string => shellLine(["docker", "rename", from, to]);

type Words = ReturnType<typeof useTranslations<"run.change">>;

/** Another name, other limits. */
export const changeActs = (
  t: Words,
  environment: string,
): Readonly<Record<Change, Act<ContainerRow, ChangeOptions>>> => {
  const act = (change: Change) => ({
    word: t(`verbs.${change}`),
    menuWord: t(`menu.${change}`),
    doing: t(`pending.${change}`),
    done: (name: string) => t(`done.${change}`, { name }),
    access: containerChanges[change].access,
    asks: true,
    absent: ({ state }: ContainerRow) => state === "removing" || state === "dead",
  });
  return {
    rename: {
      ...act("rename"),
      Icon: IconCursorText,
      perform: ({ id }, { name = "" }) => call(containerChanges.rename, { environment, container: id, name }),
      reached: (now, before) => now.name !== before.name,
      cli: ([row], { name = "" }) => renameLine(row?.name ?? "", name),
    },
    update: {
      ...act("update"),
      Icon: IconAdjustments,
      perform: async ({ id }, { limits = {} }) => {
        const { stayed, warnings } = await call(containerChanges.update, {
          ...{ environment, container: id, ...limits },
        });
        if (stayed.length === 0) return;
        // It was answered as done: only the engine's warnings, if any, tell why it is not.
        const reason = [t("stayed", { fields: stayed.join(", ") }), ...warnings].join("\n");
        throw new CodedError("engine_refused", "Limits were accepted and not set", { reason });
      },
      reached: () => true,
      cli: (_, { line = "" }) => line,
    },
  };
};
