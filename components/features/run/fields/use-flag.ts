"use client";

import { useTranslations } from "next-intl";
import { createElement, type ReactNode, useState } from "react";
import type { Field } from "../form/field-kinds.ts";
import { problemsAt } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import { withFlag } from "../form/write-flag.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FlagWord } from "./flag-word.ts";
import { useErrorOf } from "./use-problem-text.ts";

export type FlagInput = {
  readonly label: ReactNode;
  readonly description: string;
  readonly error: string | undefined;
  /** As they stand in the input, also those that cannot be read. */
  readonly values: readonly string[];
  setValues(values: readonly string[]): void;
};

/** A flag's words, its values as the command line writes them, and what is wrong with them. */
export const useFlag = ({ flag }: Field): FlagInput => {
  const t = useTranslations("run.flags");
  const words = useTranslations("run.hostPower");
  const { spec, change, setUnread, problems, refused } = useRunForm();
  const errorOf = useErrorOf();
  const [values, show] = useState(() => flag.write(spec));
  const name = flag.name as FlagWord;
  const own = problems.filter(({ field }) => field === `--${flag.name}`);
  return {
    label: createElement(FieldLabel, { name, short: flag.short }),
    description: t(`${name}.help`),
    error:
      errorOf([...own, ...problemsAt(problems, flag.field)]) ??
      (refused.has(flag.field.split(".")[0] ?? "") ? words("refusedField") : undefined),
    values,
    setValues: (next) => {
      show(next);
      const written = withFlag(spec, flag, next);
      change(written.spec);
      setUnread(`--${flag.name}`, written.unread);
    },
  };
};
