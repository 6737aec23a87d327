"use client";

import { useTranslations } from "next-intl";
import { startFailureOf } from "#lib/docker/start-failure.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./detached.module.css";

/** Why a process could not be started: the engine's own words, and what can be done about it. */
export function StartHint({ words }: { words: string }) {
  const t = useTranslations("terminals.startFailed");
  const about = startFailureOf(words);
  return (
    <div className={classes.hint}>
      {about && <div>{t(about)}</div>}
      <code>{visible(words)}</code>
    </div>
  );
}
