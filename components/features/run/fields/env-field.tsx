"use client";

import { Button, FileButton, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ClipboardEvent } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import { readEnvLines, type Variable, withVariables } from "./env-lines.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";

/** More than any shell takes. */
const largestFile = 1_000_000;

/** `--env`: the container's variables, one by one, pasted, or from a file that never leaves the browser as such. */
export function EnvField({ field }: FieldProps) {
  const t = useTranslations("run.env");
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const { env } = spec;
  const add = (text: string) => change({ env: withVariables(env, readEnvLines(text)) });
  return (
    <Rows
      {...{ label, description, error }}
      rows={env}
      row={(variable, index) => (
        <Row
          variable={variable}
          index={index}
          onChange={(patch) => change({ env: withRow(env, index, patch) })}
          onLines={add}
        />
      )}
      add={{ label: t("add"), onAdd: () => change({ env: [...env, { name: "", value: "" }] }) }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => change({ env: withoutRow(env, index) }),
      }}
      more={<FromFile onText={add} />}
    />
  );
}

function FromFile({ onText }: { onText(text: string): void }) {
  const t = useTranslations("run.env");
  const notify = useNotify();
  const read = async (file: File | null) => {
    if (file === null) return;
    if (file.size > largestFile) notify.note(t("tooLarge"));
    else onText(await file.text());
  };
  return (
    <FileButton onChange={(file) => void read(file)}>
      {(props) => (
        <Button {...props} size="compact-xs" variant="default">
          {t("fromFile")}
        </Button>
      )}
    </FileButton>
  );
}

type RowProps = {
  variable: Variable;
  index: number;
  onChange(patch: Partial<Variable>): void;
  onLines(text: string): void;
};

function Row({ variable, index, onChange, onLines }: RowProps) {
  const t = useTranslations("run.env");
  const number = index + 1;
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    if (variable.name !== "" || !/=|\n/.test(text)) return;
    event.preventDefault();
    onLines(text);
  };
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t("name", { number })}
        placeholder="NAME"
        value={variable.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        onPaste={onPaste}
        spellCheck={false}
        className={classes.wide}
      />
      <span aria-hidden>=</span>
      <TextInput
        size="xs"
        aria-label={t("value", { number })}
        placeholder={variable.value === null ? t("takenAway") : ""}
        value={variable.value ?? ""}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
        spellCheck={false}
        className={classes.wide}
      />
    </>
  );
}
