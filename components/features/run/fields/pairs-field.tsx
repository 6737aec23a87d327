"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { useRunForm } from "../form/run-form.ts";
import { withoutRow, withRow } from "./changed-rows.ts";
import type { FieldProps } from "./field-props.ts";
import classes from "./fields.module.css";
import { Rows } from "./rows.tsx";
import { useFlag } from "./use-flag.ts";

type Pair = { name: string; value: string };

/** A flag that is given with a name and a value, as often as wanted. */
export function PairsField({ field }: FieldProps) {
  const t = useTranslations("run.pairs");
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const key = field.flag.field as keyof ContainerSpec;
  // Rows of their own: while a name is written, two may be equal.
  const [pairs, show] = useState<readonly Pair[]>(() =>
    Object.entries(spec[key] as Record<string, string>).map(([name, value]) => ({ name, value })),
  );
  const set = (next: readonly Pair[]) => {
    show(next);
    const named = next.filter(({ name }) => name !== "");
    change({ [key]: Object.fromEntries(named.map(({ name, value }) => [name, value])) });
  };
  return (
    <Rows
      {...{ label, description, error }}
      rows={pairs}
      row={(pair, index) => (
        <>
          {(["name", "value"] as const).map((part) => (
            <TextInput
              key={part}
              size="xs"
              aria-label={t(part, { number: index + 1 })}
              placeholder={part === "name" ? field.placeholder : t("placeholder")}
              value={pair[part]}
              onChange={(event) => set(withRow(pairs, index, { [part]: event.currentTarget.value }))}
              className={classes.wide}
            />
          ))}
        </>
      )}
      add={{ label: t("add"), onAdd: () => set([...pairs, { name: "", value: "" }]) }}
      remove={{
        label: (number) => t("remove", { number }),
        onRemove: (index) => set(withoutRow(pairs, index)),
      }}
    />
  );
}
