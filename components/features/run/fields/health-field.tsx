"use client";

import { Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { useRunForm } from "../form/run-form.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { useFlag } from "./use-flag.ts";
import { useWords } from "./use-words.ts";

type Kind = "image" | "none" | "shell" | "program";

const kindOf = (test: readonly string[]): Kind => {
  if (test[0] === "NONE") return "none";
  if (test[0] === "CMD-SHELL") return "shell";
  return test[0] === "CMD" ? "program" : "image";
};
const tests: Readonly<Record<Kind, string[]>> = {
  image: [],
  none: ["NONE"],
  shell: ["CMD-SHELL", ""],
  program: ["CMD"],
};

/** `--health-cmd` and `--no-healthcheck`: the image's check, none, or one of one's own. */
export function HealthField({ field }: FieldProps) {
  const t = useTranslations("run.health");
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const { test } = spec.health;
  const kind = kindOf(test);
  const set = (next: string[]) => change({ health: { ...spec.health, test: next } });
  const setKind = (next: Kind) =>
    next === "none" ? change({ health: { ...emptySpec().health, test: ["NONE"] } }) : set([...tests[next]]);
  return (
    <div className={classes.rows}>
      <Select
        {...{ label, description }}
        data={(["image", "none", "shell", "program"] as const).map((value) => ({ value, label: t(value) }))}
        value={kind}
        onChange={(value) => setKind((value ?? "image") as Kind)}
        error={kind === "shell" || kind === "program" ? undefined : error}
      />
      {kind === "shell" && (
        <TextInput
          size="xs"
          aria-label={t("command")}
          placeholder="curl -fsS http://localhost/ || exit 1"
          value={test[1] ?? ""}
          onChange={(event) => set(["CMD-SHELL", event.currentTarget.value])}
          error={error}
          spellCheck={false}
        />
      )}
      {kind === "program" && <Program error={error} test={test} onTest={set} />}
    </div>
  );
}

type ProgramProps = { error: string | undefined; test: readonly string[]; onTest(test: string[]): void };

function Program({ error, test, onTest }: ProgramProps) {
  const t = useTranslations("run.health");
  const input = useWords(test.slice(1), (words) => onTest(["CMD", ...words]));
  return <TextInput size="xs" aria-label={t("command")} error={error} spellCheck={false} {...input} />;
}
