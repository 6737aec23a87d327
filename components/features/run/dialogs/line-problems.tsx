"use client";

import { useTranslations } from "next-intl";
import type { LineProblem } from "#lib/docker/run/problem.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "../run.module.css";
import line from "./line.module.css";
import { lineParts } from "./line-parts.ts";

type Props = { text: string; problems: readonly LineProblem[] };

/** The line with the places marked that have a problem. */
export function MarkedLine({ text, problems }: Props) {
  return (
    <pre className={line.line}>
      {lineParts(text, problems).map((part) =>
        part.problem === null ? (
          <span key={part.start}>{part.text}</span>
        ) : (
          <mark key={part.start} className={line.mark} data-remark={!part.problem.isError || undefined}>
            {part.text}
          </mark>
        ),
      )}
    </pre>
  );
}

/** What is wrong with the line, in words. */
export function LineProblems({ problems }: Props) {
  const t = useTranslations("run");
  return (
    <div
      role="status"
      className={classes.note}
      data-tone={problems.some(({ isError }) => isError) ? "bad" : undefined}
    >
      <ul>
        {problems.map(({ code, flag, value, expected, start }) => (
          <li key={`${code} ${start} ${flag} ${expected}`}>
            {t(`lineProblems.${code}`, {
              flag: visible(flag),
              value: visible(value),
              expected,
              hasExample: String(expected !== ""),
              hasFlag: String(flag !== ""),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
