"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTime } from "#components/ui/time-provider.tsx";
import { auditOutcomeFilters } from "#lib/contracts/audit.ts";
import { auditNoun, auditWords } from "#lib/contracts/audit-words.ts";
import { useFilterNames } from "./queries.ts";
import { isRecentRange, readRange } from "./time-range.ts";
import { useActWords } from "./use-act-words.ts";
import type { FilterName } from "./use-audit-filter.ts";

type Option = { value: string; label: string };

/** One way to narrow the log: what is offered, and a choice in the reader's words. */
export type FilterChoice = {
  name: Exclude<FilterName, "q">;
  label: string;
  options: readonly Option[];
  labelOf(value: string): string;
  width?: number;
  freeText?: (text: string) => string;
};

/** The filters' menus. What was recorded may name people who are gone, so any name can be typed. */
export const useFilterChoices = (): readonly FilterChoice[] => {
  const t = useTranslations("audit.filters");
  const { people, environments } = useFilterNames();
  const action = useActionChoice();
  const time = useTimeChoice();
  const words = useActWords();
  return [
    {
      name: "actor",
      label: t("actor"),
      options: people.map((name) => ({ value: name, label: name })),
      labelOf: (name) => name,
      freeText: (text) => t("useText", { text }),
    },
    action,
    {
      name: "outcome",
      label: t("outcome"),
      options: auditOutcomeFilters.map((value) => ({ value, label: outcomeWord(words, value) })),
      labelOf: (value) => outcomeWord(words, value),
    },
    {
      name: "environment",
      label: t("environment"),
      options: environments.map(({ id, name }) => ({ value: id, label: name })),
      labelOf: (value) => environments.find(({ id }) => id === value)?.name ?? value,
    },
    time,
  ];
};

const outcomeWord = (words: ReturnType<typeof useActWords>, value: string): string => {
  const outcome = auditOutcomeFilters.find((one) => one === value);
  return words.outcome(outcome === undefined || outcome === "unfinished" ? null : outcome);
};

type NounKey = Parameters<ReturnType<typeof useTranslations<"audit.nouns">>>[0];

/** Every action by its noun, and before them all that is about the noun. */
const useActionChoice = (): FilterChoice => {
  const t = useTranslations("audit.filters");
  const nouns = useTranslations("audit.nouns");
  const words = useActWords();
  return useMemo(() => {
    const allOf = (noun: string) =>
      nouns.has(noun as NounKey) ? t("allOf", { noun: nouns(noun as NounKey) }) : noun;
    const labelOf = (value: string) => (value.includes(".") ? words.action(value) : allOf(value));
    const byNoun = Map.groupBy(auditWords, auditNoun);
    const values = [...byNoun].flatMap(([noun, own]) => [noun, ...own]);
    const options = values.map((value) => ({
      value,
      label: value.includes(".") ? `${labelOf(value)} (${value})` : labelOf(value),
    }));
    return { name: "action", label: t("action"), options, labelOf, width: 380 };
  }, [t, nouns, words]);
};

const useTimeChoice = (): FilterChoice => {
  const t = useTranslations("audit.filters");
  const { format } = useTime();
  return useMemo(() => {
    const recent = { "1h": t("lastHour"), "24h": t("lastDay"), "7d": t("lastWeek"), "30d": t("lastMonth") };
    const labelOf = (value: string) => {
      if (isRecentRange(value)) return recent[value];
      const { since, until } = readRange(value, 0);
      const [from, to] = [since, until].map((at) => (at === undefined ? "" : format.exact(at)));
      if (from && to) return t("between", { from, to });
      return from ? t("since", { from }) : t("until", { to: to ?? "" });
    };
    const options = Object.entries(recent).map(([value, label]) => ({ value, label }));
    return { name: "time", label: t("time"), options, labelOf };
  }, [t, format]);
};
