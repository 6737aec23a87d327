"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { runFormat } from "#lib/docker/format/format.ts";
import { FormatError } from "#lib/docker/format/format-error.ts";
import type { JsonValue } from "#lib/docker/format/json-value.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import classes from "./format-box.module.css";
import type { Json } from "./json-lines.ts";

type Props = {
  value: Json;
  format: string;
  onChange(format: string): void;
  /** What is inspected, as the command line names it: `docker volume inspect` and the name. */
  inspect: { command: readonly string[]; name: string };
};

/** Takes out of a document what a format names, as `docker inspect --format` does. */
export function FormatBox({ value, format, onChange, inspect }: Props) {
  const t = useTranslations("resource.json.format");
  const wanted = useDeferredValue(format);
  const result = useMemo(() => resultOf(wanted, value), [wanted, value]);
  const line = shellLine([...inspect.command, "--format", format, inspect.name]);
  return (
    <div className={classes.box}>
      <TextInput
        size="xs"
        autoFocus
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.input }}
        value={format}
        onChange={(event) => onChange(event.currentTarget.value)}
        label={t("label")}
        placeholder="{{.State.Status}}"
        description={t("hint", { example: "{{range .Mounts}}{{.Destination}} {{end}}" })}
        error={result.error && t(`errors.${result.error.code}`, { value: result.error.value })}
      />
      {result.text !== null && (
        <>
          <CodeBlock label={t("result")}>{result.text}</CodeBlock>
          <p className={classes.line}>
            <CopyText value={line} />
          </p>
        </>
      )}
    </div>
  );
}

type Result = { text: string | null; error: FormatError | null };

const resultOf = (format: string, value: Json): Result => {
  if (format.trim() === "") return { text: null, error: null };
  try {
    return { text: runFormat(format, value as JsonValue), error: null };
  } catch (error) {
    if (error instanceof FormatError) return { text: null, error };
    throw error;
  }
};
