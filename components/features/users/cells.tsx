"use client";

import { Badge } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { usePending } from "#components/shared/actions/actions-context.ts";
import { Hint } from "#components/ui/hint.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { UserRow } from "#lib/contracts/users.ts";
import { userState } from "./user-state.ts";
import classes from "./users.module.css";

const tones = { active: "ok", invited: "warn", disabled: "off" } as const;

/** A user's name, and whether it is the reader's own. */
export function NameCell({ row }: { row: UserRow }) {
  const t = useTranslations("users");
  const own = useAccount().id === row.id;
  return (
    <span className={classes.name}>
      <span className={classes.nameText}>{row.username}</span>
      {own && (
        <Badge variant="default" size="xs" tt="none">
          {t("you")}
        </Badge>
      )}
    </span>
  );
}

/** Whether somebody can sign in; while an act is under way, what is being done. */
export function StateCell({ row }: { row: UserRow }) {
  const t = useTranslations("users");
  const pending = usePending(row.id);
  if (pending !== null) return <StatusDot tone="busy" pulse label={pending} />;
  const state = userState(row);
  const dot = <StatusDot tone={tones[state]} label={t(`states.${state}`)} />;
  if (state === "active") return dot;
  return (
    <Hint label={t(`stateHints.${state}`)}>
      <span>{dot}</span>
    </Hint>
  );
}
