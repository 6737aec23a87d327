"use client";

import { ActionIcon, Button, Input, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./exec.module.css";
import type { EnvRow, WishProblem } from "./exec-wish.ts";

type Props = {
  rows: readonly EnvRow[];
  /** What becomes of the values. */
  hint: string;
  onChange(rows: readonly EnvRow[]): void;
  problems: readonly Extract<WishProblem, { field: "env" }>[];
};

/** Variables, a row each. A stored value is not shown: it stays as it is until another is written over it. */
export function EnvRows({ rows, hint, onChange, problems }: Props) {
  const t = useTranslations("terminals.options");
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    onChange([...rows, { key, name: "", value: "", stored: false }]);
  };
  const change = (key: number, with_: Partial<EnvRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...with_ } : row)));
  return (
    <Input.Wrapper label={t("env")} labelElement="div" description={hint}>
      <div className={classes.env}>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            problem={problems.find((one) => one.row === row.key)?.code}
            onChange={(with_) => change(row.key, with_)}
            onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
          {t("envAdd")}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

type RowProps = {
  row: EnvRow;
  problem: Props["problems"][number]["code"] | undefined;
  onChange(with_: Partial<EnvRow>): void;
  onRemove(): void;
};

function Row({ row, problem, onChange, onRemove }: RowProps) {
  const t = useTranslations("terminals.options");
  const common = { spellCheck: false, autoCapitalize: "off", autoComplete: "off", size: "xs" } as const;
  return (
    <div className={classes.envRow}>
      <TextInput
        {...common}
        aria-label={t("envName")}
        placeholder={t("envName")}
        value={row.name}
        // Another name has no stored value.
        onChange={(event) => onChange({ name: event.currentTarget.value, stored: false })}
        error={problem && t(`envProblems.${problem}`)}
      />
      <span aria-hidden>=</span>
      <TextInput
        {...common}
        aria-label={t("envValue", { name: row.name })}
        placeholder={row.stored ? t("envStored") : ""}
        value={row.value}
        onChange={(event) => onChange({ value: event.currentTarget.value, stored: false })}
      />
      <ActionIcon variant="subtle" aria-label={t("envRemove", { name: row.name })} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
