"use client";

import { useTranslations } from "next-intl";
import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { DetachedExec } from "#lib/contracts/execs.ts";
import { explainExitCode } from "#lib/docker/exit-code.ts";

/** A command's state in the colours of all states. */
export const toneOfExec = ({ ended }: Pick<DetachedExec, "ended">): StatusTone => {
  if (ended === null) return "busy";
  if (ended.reason !== "exited") return ended.reason === "connection-lost" ? "bad" : "off";
  return ended.exitCode === 0 ? "ok" : "bad";
};

/** The same in words: that it runs, its exit code, or what ended it. */
export const useStateText = ({ ended }: Pick<DetachedExec, "ended">): string => {
  const t = useTranslations("terminals.detached");
  if (ended === null) return t("running");
  if (ended.message !== null && ended.reason === "exited") return t("notStarted");
  if (ended.reason !== "exited") return t(`ended.${ended.reason}`);
  const { code, signal } = explainExitCode(ended.exitCode ?? 0);
  return signal ? t("exitSignal", { code, signal }) : t("exitCode", { code });
};
