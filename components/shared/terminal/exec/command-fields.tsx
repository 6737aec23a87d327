"use client";

import { Checkbox, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FieldsProps } from "./option-fields.tsx";
import { ShellField } from "./shell-field.tsx";

/** What is run: the shell that is found, a command on a terminal, or one that runs by itself. */
export function CommandFields({ wish, onChange, problems, choices }: FieldsProps) {
  const t = useTranslations("terminals");
  const problem = problems.find(({ field }) => field === "line")?.code;
  return (
    <>
      <SegmentedControl
        aria-label={t("command")}
        data={[
          { value: "shell", label: t("shellAuto") },
          { value: "own", label: t("commandOwn") },
          { value: "detached", label: t("detached.mode") },
        ]}
        value={wish.mode}
        onChange={(value) => onChange({ ...wish, mode: value as typeof wish.mode })}
      />
      {wish.mode === "shell" ? (
        <ShellField wish={wish} onChange={onChange} shells={choices?.shells ?? null} />
      ) : (
        <TextInput
          label={t("command")}
          description={t(wish.mode === "own" ? "commandHint" : "detached.hint")}
          placeholder={wish.mode === "own" ? "/bin/app --console" : "/bin/app --migrate"}
          value={wish.line}
          onChange={(event) => onChange({ ...wish, line: event.currentTarget.value })}
          error={problem && t(problem as "commandMissing")}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
      )}
      {wish.mode !== "detached" && (
        <Checkbox
          label={t("tty")}
          description={t("ttyHint")}
          checked={wish.tty}
          onChange={(event) => onChange({ ...wish, tty: event.currentTarget.checked })}
        />
      )}
      {wish.mode === "detached" && (
        <Text size="sm" c="dimmed">
          {t("detached.modeHint")}
        </Text>
      )}
    </>
  );
}
