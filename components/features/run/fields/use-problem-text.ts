"use client";

import { useTranslations } from "next-intl";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import { visible } from "#lib/format/control-characters.ts";

/** Puts what is wrong with a field into words. */
export const useProblemText = (): ((problem: SpecProblem) => string) => {
  const t = useTranslations("run.problems");
  return ({ code, values }) => {
    const shown = Object.entries(values).map(([name, value]) => [name, visible(value)]);
    const known = { value: "", expected: "", least: "", field: "", by: "", ...Object.fromEntries(shown) };
    return code === "unreadable" && known.expected === "" ? t("unreadable_plain", known) : t(code, known);
  };
};

/** The words for the first of some problems; undefined for none. */
export const useErrorOf = (): ((problems: readonly SpecProblem[]) => string | undefined) => {
  const textOf = useProblemText();
  return ([first]) => (first === undefined ? undefined : textOf(first));
};
