"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import { useProblemText } from "../fields/use-problem-text.ts";
import { flagOf } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import classes from "../run.module.css";
import { mendOf } from "./mends.ts";

/** All that is wrong, each with its flag and, where there is one, a mend of one click. */
export function ProblemList({ attempted }: { attempted: boolean }) {
  const t = useTranslations("run");
  const { problems, spec } = useRunForm();
  const shown = problems.filter(
    ({ code }) =>
      (code !== "image_missing" || spec.pull === "never") && (attempted || code !== "image_required"),
  );
  if (shown.length === 0) return null;
  return (
    <section className={classes.note} data-tone="bad" role="status">
      <p>{t("problemsTitle", { count: shown.length })}</p>
      <ul>
        {shown.map((problem) => (
          <Problem key={`${problem.field} ${problem.code} ${problem.values.value ?? ""}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { problem: SpecProblem }) {
  const t = useTranslations("run.mends");
  const textOf = useProblemText();
  const { spec, replace } = useRunForm();
  const mended: { to: string; spec: ContainerSpec } | null = mendOf(problem, spec);
  const flag = problem.field.startsWith("--") ? problem.field : flagOf(problem.field);
  return (
    <li>
      {flag !== null && <code className={classes.flag}>{flag} </code>}
      {textOf(problem)}{" "}
      {mended && (
        <Button size="compact-xs" variant="light" onClick={() => replace(mended.spec)}>
          {t("use", { value: mended.to })}
        </Button>
      )}
    </li>
  );
}
