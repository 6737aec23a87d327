"use client";

import { Autocomplete, Checkbox, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { isSameUser } from "#lib/docker/exec-options.ts";
import { EnvRows } from "./env-rows.tsx";
import classes from "./exec.module.css";
import type { ExecWish, WishProblem } from "./exec-wish.ts";
import type { Choices } from "./use-choices.ts";

export type FieldsProps = {
  wish: ExecWish;
  onChange(wish: ExecWish): void;
  problems: readonly WishProblem[];
  /** What is known of the container; null while nobody has looked, or where there is none. */
  choices: Choices | null;
  /** The values of variables are kept: it is a saved command. */
  kept?: boolean;
};

/** As whom, where, with which variables and how mighty a process is started. */
export function OptionFields({ wish, onChange, problems, choices, kept = false }: FieldsProps) {
  const t = useTranslations("terminals.options");
  const mayAll = useCan()("container.host-power");
  const codeOf = (field: WishProblem["field"]) => problems.find((one) => one.field === field)?.code;
  const isOther = choices !== null && wish.user !== "" && !isSameUser(choices.user, wish.user);
  return (
    <div className={classes.options}>
      <div className={classes.pair}>
        <Autocomplete
          label={t("user")}
          description={t(mayAll ? "userHint" : "userAdmin")}
          placeholder={choices?.user || "root"}
          data={[...new Set([choices?.user || "root", "root"])]}
          value={wish.user}
          onChange={(user) => onChange({ ...wish, user: user.trim() })}
          error={codeOf("user") ? t("userWrong") : isOther && !mayAll ? t("userRefused") : undefined}
          {...plainText}
        />
        <TextInput
          label={t("workingDir")}
          description={t("workingDirHint")}
          placeholder={choices?.workingDir || "/"}
          value={wish.workingDir}
          onChange={(event) => onChange({ ...wish, workingDir: event.currentTarget.value })}
          error={codeOf("workingDir") && t("workingDirWrong")}
          {...plainText}
        />
      </div>
      <EnvRows
        rows={wish.env}
        hint={t(kept ? "envKept" : "envHint")}
        onChange={(env) => onChange({ ...wish, env })}
        problems={problems.filter((one) => one.field === "env")}
      />
      <Checkbox
        label={t("privileged")}
        description={t(mayAll ? "privilegedHint" : "privilegedAdmin")}
        checked={wish.privileged}
        disabled={!mayAll && !wish.privileged}
        onChange={(event) => onChange({ ...wish, privileged: event.currentTarget.checked })}
      />
    </div>
  );
}

const plainText = {
  spellCheck: false,
  autoCapitalize: "off",
  autoComplete: "off",
  styles: { input: { fontFamily: "var(--mantine-font-family-monospace)" } },
} as const;
