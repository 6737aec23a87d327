"use client";

import { Autocomplete, TextInput } from "@mantine/core";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";

/** A flag with one value, perhaps with some to choose from. */
export function TextField({ field }: FieldProps) {
  const { values, setValues, ...words } = useFlag(field);
  const set = (text: string) => setValues(text === "" ? [] : [text]);
  const common = {
    ...words,
    size: "xs",
    placeholder: field.placeholder,
    value: values[0] ?? "",
    spellCheck: false,
    autoComplete: "off",
  };
  return field.choices.length > 0 ? (
    <Autocomplete {...common} data={[...field.choices]} onChange={set} />
  ) : (
    <TextInput {...common} onChange={(event) => set(event.currentTarget.value)} />
  );
}
