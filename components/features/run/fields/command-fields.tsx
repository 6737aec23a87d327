"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRunForm } from "../form/run-form.ts";
import type { FieldProps } from "./field-props.ts";
import { useFlag } from "./use-flag.ts";
import { useWords } from "./use-words.ts";

/** What stands behind the image in a line: the command and its arguments. */
export function CommandField() {
  const t = useTranslations("run.command");
  const { spec, change } = useRunForm();
  const input = useWords(spec.command, (command) => change({ command }));
  return (
    <TextInput
      size="xs"
      label={t("label")}
      description={t("help")}
      placeholder={'sh -c "echo hello"'}
      spellCheck={false}
      {...input}
    />
  );
}

/** `--entrypoint`; a pair of quotation marks with nothing between takes the image's away. */
export function EntrypointField({ field }: FieldProps) {
  const { spec, change } = useRunForm();
  const { label, description, error } = useFlag(field);
  const input = useWords(spec.entrypoint ?? [], (words) =>
    change({ entrypoint: words.length === 0 ? null : words }),
  );
  return (
    <TextInput
      {...{ label, description, error }}
      size="xs"
      placeholder={field.placeholder}
      spellCheck={false}
      {...input}
    />
  );
}
