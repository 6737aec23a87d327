"use client";

import { Select } from "@mantine/core";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";

/** A flag with a few fixed values; the first is the one without the flag. */
export function ChoiceField({ field }: FieldProps) {
  const { values, setValues, ...words } = useFlag(field);
  const [usual = ""] = field.choices;
  return (
    <Select
      {...words}
      data={[...field.choices]}
      value={values[0] ?? usual}
      onChange={(value) => setValues(value === null || value === usual ? [] : [value])}
    />
  );
}
