"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { visible } from "#lib/format/control-characters.ts";
import { CopyButton } from "./copy-button.tsx";
import { CopyValue } from "./copy-value.tsx";
import { FactTable } from "./fact-table.tsx";
import classes from "./resource-page.module.css";
import { looksSecret } from "./secret-looking.ts";
import { TabEmpty } from "./tab-empty.tsx";
import { useTextFilter } from "./use-text-filter.tsx";

/** A variable; its value is null where it is withheld. */
type Variable = { key: string; value: string | null };

type Props = {
  env: readonly Variable[];
  /** Whether the reader's role is shown only their names. */
  withheld: boolean;
};

/** The environment of a process. What looks like a secret is shown only when asked for. */
export function EnvironmentTab({ env, withheld }: Props) {
  const t = useTranslations("containers.environment");
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const { field, matches, nothing } = useTextFilter();
  if (env.length === 0) return <TabEmpty title={t("none")} />;
  const shown = env.filter(({ key, value }) => matches(key) || (revealed.has(key) && matches(value ?? "")));
  const hidden = env.filter(({ key, value }) => looksSecret(key, value ?? "")).map(({ key }) => key);
  const allShown = hidden.every((key) => revealed.has(key));
  const toggle = (key: string) =>
    setRevealed(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  return (
    <>
      {withheld && <p className={classes.note}>{t("withheldHint")}</p>}
      <div className={classes.tools}>
        {field}
        {hidden.length > 0 && (
          <Button variant="default" onClick={() => setRevealed(new Set(allShown ? [] : hidden))}>
            {t(allShown ? "hideAll" : "revealAll")}
          </Button>
        )}
        {!withheld && <CopyButton label={t("copyAll")} text={asLines(env)} />}
      </div>
      {nothing(shown.length)}
      {shown.length > 0 && (
        <FactTable
          label={t("name")}
          heads={[t("name"), t("value")]}
          widths={["32%"]}
          rows={shown.map((variable) => ({
            key: variable.key,
            cells: [
              <code key="name" className={classes.mono}>
                {visible(variable.key)}
              </code>,
              <Value
                key="value"
                variable={variable}
                revealed={revealed.has(variable.key)}
                onToggle={() => toggle(variable.key)}
              />,
            ],
          }))}
        />
      )}
    </>
  );
}

const asLines = (variables: readonly Variable[]): string =>
  variables.map(({ key, value }) => `${key}=${value ?? ""}`).join("\n");

type ValueProps = { variable: Variable; revealed: boolean; onToggle(): void };

function Value({ variable: { key, value }, revealed, onToggle }: ValueProps) {
  const t = useTranslations("containers.environment");
  if (value === null) return <span className={classes.dim}>{t("withheld")}</span>;
  if (value === "") return <span className={classes.dim}>{t("emptyValue")}</span>;
  const secret = looksSecret(key, value);
  if (!secret) return <CopyValue value={value} name={key} />;
  const Icon = revealed ? IconEyeOff : IconEye;
  const toggle = (
    <ActionIcon
      size={20}
      onClick={onToggle}
      aria-label={t(revealed ? "hide" : "reveal", { name: visible(key) })}
    >
      <Icon size={13} aria-hidden />
    </ActionIcon>
  );
  if (revealed) {
    return (
      <CopyValue value={value} name={key}>
        {toggle}
      </CopyValue>
    );
  }
  return (
    <span className={classes.value}>
      <span className={classes.dim}>•••••••• {t("masked")}</span>
      {toggle}
    </span>
  );
}
