"use client";

import { Checkbox } from "@mantine/core";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";

/** A flag that stands without a value. */
export function SwitchField({ field }: FieldProps) {
  const { label, description, error, values, setValues } = useFlag(field);
  return (
    <Checkbox
      size="xs"
      label={label}
      description={description}
      error={error}
      checked={values[0] === "true"}
      onChange={(event) => setValues(event.currentTarget.checked ? ["true"] : [])}
    />
  );
}
