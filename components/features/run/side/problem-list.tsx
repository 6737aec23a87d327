"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { type SpecProblem, specRemarks } from "#lib/docker/run/spec-problem.ts";
import { useProblemText } from "../fields/use-problem-text.ts";
import { flagOf } from "../form/field-problems.ts";
import { useRunForm } from "../form/run-form.ts";
import classes from "../run.module.css";
import { mendOf } from "./mends.ts";
import { OtherContainers, OtherNetworks } from "./other-choices.tsx";

/** All that is wrong, each with its flag and, where there is one, a mend of one click. */
export function ProblemList({ attempted }: { attempted: boolean }) {
  const t = useTranslations("run");
  const { problems, spec } = useRunForm();
  const shown = problems.filter(
    ({ code }) =>
      (code !== "image_missing" || spec.pull === "never") && (attempted || code !== "image_required"),
  );
  const wrong = shown.filter(({ code }) => !specRemarks.has(code));
  const remarks = shown.filter(({ code }) => specRemarks.has(code));
  return (
    <>
      <Problems tone="bad" title={t("problemsTitle", { count: wrong.length })} problems={wrong} />
      <Problems tone="warn" title={t("remarksTitle")} problems={remarks} />
    </>
  );
}

type ListProps = { tone: "bad" | "warn"; title: string; problems: readonly SpecProblem[] };

function Problems({ tone, title, problems }: ListProps) {
  if (problems.length === 0) return null;
  return (
    <section className={classes.note} data-tone={tone} role="status">
      <p>{title}</p>
      <ul>
        {problems.map((problem) => (
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
  const [written = ""] = problem.field.split(" ");
  const flag = written.startsWith("--") ? written : flagOf(problem.field);
  return (
    <li>
      {flag !== null && <code className={classes.flag}>{flag} </code>}
      {textOf(problem)}{" "}
      {mended && (
        <Button size="compact-xs" variant="light" onClick={() => replace(mended.spec)}>
          {t("use", { value: mended.to })}
        </Button>
      )}
      {problem.code === "network_missing" && <OtherNetworks problem={problem} />}
      {problem.code === "container_missing" && <OtherContainers problem={problem} />}
    </li>
  );
}
