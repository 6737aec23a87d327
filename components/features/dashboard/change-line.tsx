"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Change } from "#lib/contracts/system.ts";
import { shortId } from "#lib/docker/names.ts";
import { signalName } from "#lib/docker/signals.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./dashboard.module.css";
import { changedHref } from "./links.ts";

type Props = { environment: string; change: Change; gone: boolean };

/** The message that tells a change: the action, told apart where one action can be good or bad. */
const wordOf = ({ kind, action, exitCode, health }: Change): string => {
  if (kind === "container" && action === "die" && exitCode !== null && exitCode !== 0) return "dieWith";
  if (action === "health_status") return health === "healthy" || health === "unhealthy" ? health : "health";
  return action;
};

const signalOf = (signal: string | null): string => {
  const number = Number(signal);
  return (Number.isInteger(number) && signalName(number)) || signal || "?";
};

/** What happened, in a sentence; the object's name leads to it while it is there. */
export function ChangeLine({ environment, change, gone }: Props) {
  const t = useTranslations("dashboard.changes");
  const key = `${change.kind}.${wordOf(change)}`;
  const href = gone ? null : changedHref(environment, change);
  const values = {
    name: visible(change.name || shortId(change.id)),
    old: visible(change.oldName ?? ""),
    code: change.exitCode ?? 0,
    signal: signalOf(change.signal),
    action: visible(change.action),
    link: (name: ReactNode) =>
      href ? (
        <Link href={href} prefetch={false} className={classes.changeLink}>
          {name}
        </Link>
      ) : (
        <span className={classes.changeName}>{name}</span>
      ),
  };
  return <>{t.rich((t.has(key as never) ? key : "other") as never, values as never)}</>;
}
