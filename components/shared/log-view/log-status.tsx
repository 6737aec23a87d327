"use client";

import { Button, Loader } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import { visible } from "#lib/format/control-characters.ts";
import type { LogContainer } from "./log-items.ts";
import type { SearchSnapshot } from "./log-search.ts";
import type { LogSnapshot } from "./log-session.ts";
import type { LogState } from "./log-source.ts";
import classes from "./log-view.module.css";

const tones: Record<LogState, StatusTone> = {
  connecting: "busy",
  live: "ok",
  ended: "off",
  lost: "warn",
  removed: "bad",
  refused: "bad",
};
/** The state that needs to be told first. */
const order: readonly LogState[] = ["refused", "lost", "connecting", "removed", "live", "ended"];

type Props = {
  log: LogSnapshot;
  containers: readonly LogContainer[];
  /** About how many lines there are in all, where that is known. */
  total: number | null;
  found: SearchSnapshot | null;
  onCancel(): void;
};

/** How the log stands, and how far a search is. */
export function LogStatus({ log, containers, total, found, onCancel }: Props) {
  const t = useTranslations("logs");
  const number = new Intl.NumberFormat(useLocale());
  const states = [...log.states.values()];
  const worst = order.find((state) => states.some((one) => one.state === state)) ?? "connecting";
  const { problem } = states.find((one) => one.state === worst) ?? { problem: null };
  const lines = log.items.reduce((sum, item) => sum + (item.kind === "line" ? 1 : 0), 0);
  const isWhole = log.isStart && log.isAttached;
  return (
    <div className={classes.status}>
      <StatusDot tone={tones[worst]} label={t(`state.${worst}`)} pulse={worst === "connecting"} />
      {problem && <span data-tone="warn">{visible(problem)}</span>}
      {containers.length > 1 && <span>{t("state.containers", { count: containers.length })}</span>}
      <span>{t(isWhole ? "state.whole" : "state.lines", { count: number.format(lines) })}</span>
      {!isWhole && total !== null && <span>{t("state.total", { count: number.format(total) })}</span>}
      {log.loading && <Loader size={12} />}
      {found && <Search found={found} onCancel={onCancel} />}
    </div>
  );
}

function Search({ found, onCancel }: { found: SearchSnapshot; onCancel(): void }) {
  const t = useTranslations("logs");
  const number = new Intl.NumberFormat(useLocale());
  const { status, scanned, forgotten, problem } = found;
  const isWrong = status !== "running" && status !== "done";
  return (
    <span role="status" data-tone={isWrong ? "warn" : undefined}>
      {t(`search.${status}`, { scanned: number.format(scanned) })}
      {problem && ` ${visible(problem)}`}
      {forgotten > 0 && ` ${t("search.forgotten", { count: number.format(forgotten) })}`}
      {status === "running" && (
        <Button size="compact-xs" variant="subtle" ms={6} onClick={onCancel}>
          {t("search.cancel")}
        </Button>
      )}
    </span>
  );
}
