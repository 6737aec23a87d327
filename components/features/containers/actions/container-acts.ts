"use client";

import {
  type Icon,
  IconBolt,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlayerTrackNext,
  IconRefresh,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Act, Acts } from "#components/shared/actions/act.ts";
import { useActions } from "#components/shared/actions/actions-context.ts";
import { call } from "#lib/client/api-client.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containers } from "#lib/contracts/containers.ts";
import type { Command } from "#lib/contracts/contract.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import { type Change, type ChangeOptions, changeActs } from "./change-acts.ts";
import { cliOf } from "./cli.ts";
import { rowRefusal } from "./refusal.ts";
import { reached, type Verb, type VerbOptions, verbs } from "./verb.ts";

const icons: Record<Verb, Icon> = {
  start: IconPlayerPlay,
  stop: IconPlayerStop,
  restart: IconRefresh,
  kill: IconBolt,
  pause: IconPlayerPause,
  unpause: IconPlayerTrackNext,
  remove: IconTrash,
};

export type ContainerActs = Acts<ContainerRow, Verb | Change, VerbOptions & ChangeOptions>;

/** All that can be done to a container. */
export const useContainerActs = (environment: string): ContainerActs => {
  const t = useTranslations("containers");
  const words = useTranslations("run.change");
  return useMemo(() => {
    const act = (verb: Verb): Act<ContainerRow, VerbOptions> => ({
      word: t(`verbs.${verb}`),
      ...(verb === "kill" || verb === "remove"
        ? { menuWord: t(`verbsWithDialog.${verb}`), asks: true, danger: verb === "remove" }
        : {}),
      ...(verb === "stop" || verb === "restart" ? { optionsWord: t(`verbsWithDialog.${verb}`) } : {}),
      doing: t(`pending.${verb}`),
      done: (name) => t(`done.${verb}`, { name }),
      Icon: icons[verb],
      access: containers[verb].access,
      // A stop that takes too long can still be cut short.
      interrupts: verb === "kill",
      refusal: (row) => {
        const refusal = rowRefusal(row, verb);
        return refusal === null ? null : t(refusal === "self" ? "refusals.self" : `stateRefusals.${verb}`);
      },
      absent: (row) => !allowedActions(row.state).includes(verb),
      perform: (row, options) => {
        const contract: Command = containers[verb];
        return call(contract, { environment, container: row.id, ...options });
      },
      reached: reached[verb],
      cli: (rows, options) => cliOf(verb, rows, options),
    });
    const entries = verbs.map((verb) => [verb, act(verb)] as const);
    return {
      nameOf: (row) => row.name,
      verbs: {
        ...(Object.fromEntries(entries) as Record<Verb, Act<ContainerRow, VerbOptions>>),
        ...changeActs(words, environment),
      },
    };
  }, [t, words, environment]);
};

/** The actions of the provider above. */
export const useContainerActions = () => useActions<ContainerRow, Verb, VerbOptions>();
