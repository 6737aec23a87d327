"use client";

import { TagsInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";

/** A flag that may be given several times: Enter ends a value. */
export function ListField({ field }: FieldProps) {
  const t = useTranslations("run.list");
  const { values, setValues, ...words } = useFlag(field);
  return (
    <TagsInput
      {...words}
      size="xs"
      data={[...field.choices]}
      // A value may hold a comma.
      splitChars={[]}
      value={[...values]}
      onChange={setValues}
      placeholder={values.length === 0 ? t("placeholder", { example: field.placeholder }) : ""}
    />
  );
}
