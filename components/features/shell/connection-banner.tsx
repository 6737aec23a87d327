"use client";

import { IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSocketState } from "#components/shared/live/live-provider.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Environment } from "#lib/contracts/environments.ts";
import classes from "./shell.module.css";

/** A connection that is back within this time is not worth a word. */
const patienceMs = 1_200;

const troubles = {
  stale: { title: "engineStale", hint: "engineStaleHint" },
  unreachable: { title: "engineUnreachable", hint: "engineUnreachableHint" },
} as const;

/** Says so when what is on the screen may be old: the panel is away, or the engine is. */
export function ConnectionBanner({ environment }: { environment: Environment | undefined }) {
  const panelLost = useLasting(useSocketState() === "disconnected");
  const state = environment?.state;
  // The place is always there for screen readers to listen to; it has no height while there is nothing to say.
  return (
    <div role="status" className={classes.bannerPlace}>
      {panelLost && <PanelLost />}
      {!panelLost && environment && (state === "stale" || state === "unreachable") && (
        <EngineTrouble environment={environment} {...troubles[state]} />
      )}
    </div>
  );
}

function PanelLost() {
  const t = useTranslations("shell");
  return (
    <div className={classes.banner} data-tone="bad">
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t("panelLost")}</strong>
      <span>{t("panelLostHint")}</span>
    </div>
  );
}

type TroubleProps = { environment: Environment } & (typeof troubles)[keyof typeof troubles];

function EngineTrouble({ environment, title, hint }: TroubleProps) {
  const t = useTranslations("shell");
  return (
    <div className={classes.banner} data-tone={environment.state === "stale" ? "warn" : "bad"}>
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t(title)}</strong>
      <RelativeTime at={environment.since} />
      {environment.problem && <code className={classes.problem}>{environment.problem}</code>}
      <span>{t(hint)}</span>
    </div>
  );
}

/** True once something has been true for a while; false at once. */
const useLasting = (value: boolean): boolean => {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!value) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => clearTimeout(timer);
  }, [value]);
  return lasting;
};
