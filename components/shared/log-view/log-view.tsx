"use client";

import { Button, Loader } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import type { LogContainer, LogGapItem } from "./log-items.ts";
import { LogLines, type SeenTimes } from "./log-lines.tsx";
import { FilterItems, JumpItems, SaveItems, ViewItems } from "./log-menus.tsx";
import type { LogSession, LogSnapshot } from "./log-session.ts";
import { LogStatus } from "./log-status.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import classes from "./log-view.module.css";
import { SearchRail } from "./search-rail.tsx";
import { keyOf, type LogViewModel, useLogView } from "./use-log-view.ts";

type Props = {
  environment: string;
  containers: readonly LogContainer[];
  /** Names the lines for screen readers. */
  label: string;
};

/** The logs of one or several containers: live, back to the first line, searched as a whole. */
export function LogView({ environment, containers, label }: Props) {
  const view = useLogView(environment, containers);
  const { log, session, search, found } = view;
  if (!log || !session) return null;
  return (
    <div className={classes.root}>
      <LogToolbar
        query={view.query}
        onQuery={view.change}
        found={found}
        place={view.hits.index < 0 ? 0 : view.hits.index + 1 + (found?.forgotten ?? 0)}
        onMove={view.hits.move}
        isOnly={view.wantsOnly}
        onOnly={view.setOnly}
        isFiltered={view.isFiltered}
        menus={{
          filter: <FilterItems query={view.query} onQuery={view.change} zone={view.settings.zone} />,
          jump: (
            <JumpItems
              zone={view.settings.zone}
              onFirst={view.toFirst}
              onEnd={view.toEnd}
              onTime={view.goToTime}
            />
          ),
          view: <ViewItems settings={view.settings} onChange={view.changeSettings} />,
          save: (
            <SaveItems
              {...{ environment, containers }}
              query={view.query}
              isFiltering={view.isSearching}
              onCopy={view.copyShown}
            />
          ),
        }}
      />
      {log.error && <ErrorNotice error={log.error} />}
      <Lines key={view.showsHits ? "hits" : "lines"} view={view} log={log} session={session} label={label} />
      {!view.showsHits && <ToEnd log={log} onEnd={view.toEnd} />}
      <LogStatus
        {...{ log, containers }}
        total={view.total}
        found={view.isSearching ? found : null}
        onCancel={() => search?.cancel()}
      />
    </div>
  );
}

type LinesProps = { view: LogViewModel; log: LogSnapshot; session: LogSession; label: string };

function Lines({ view, log, session, label }: LinesProps) {
  const { showsHits, lines } = view;
  const onKey = (event: KeyboardEvent) => {
    const act = keyOf(event, view);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const loadOlder = useCallback(() => void (showsHits || session.loadOlder()), [showsHits, session]);
  const loadNewer = useCallback(() => void (showsHits || session.loadNewer()), [showsHits, session]);
  const nearGap = useCallback(
    (gap: LogGapItem, from: "below" | "above") => session.meetGap(gap, from),
    [session],
  );
  return (
    <LogLines
      label={label}
      rows={view.rows}
      settings={view.settings}
      stamp={view.stamp}
      pattern={view.pattern}
      tags={view.tags}
      current={view.current}
      openJson={lines.openJson}
      whole={lines.whole}
      actions={lines.actions}
      isLive={showsHits || (log.isAttached && !view.isUnderWay)}
      isJumping={view.isJumping}
      scroll={view.scroll}
      onGap={(gap) => view.goToPlace(gap.after ?? gap.before)}
      onNearGap={nearGap}
      onNearStart={loadOlder}
      onNearEnd={loadNewer}
      rail={(seen) => <Rail view={view} seen={seen} />}
      onFollowing={(isFollowing) => session.setFollowing(isFollowing)}
      onKey={onKey}
      start={showsHits ? <NoHits view={view} /> : <Start log={log} />}
    />
  );
}

/** Beside the lines of the log; where only hits are shown, they are the list itself. */
function Rail({ view, seen }: { view: LogViewModel; seen: SeenTimes | null }) {
  const { search, found, hits, showsHits } = view;
  if (!search || !found || showsHits || found.marks.length === 0) return null;
  return <SearchRail marks={found.marks} topOf={search.topOf} seen={seen} onMark={hits.toMark} />;
}

/** What stands above the first line. */
function Start({ log }: { log: LogSnapshot }) {
  const t = useTranslations("logs");
  if (!log.isReady || log.loading === "older") return <Loader size={12} />;
  if (log.items.length === 0) return t("empty");
  return log.isStart ? t("start") : null;
}

function NoHits({ view: { found, items } }: { view: LogViewModel }) {
  const t = useTranslations("logs");
  const isOver = found !== null && found.status !== "running";
  return isOver && items.length === 0 ? t("search.nothing") : null;
}

function ToEnd({ log, onEnd }: { log: LogSnapshot; onEnd(): void }) {
  const t = useTranslations("logs");
  if (log.missed === 0 && log.isAttached) return null;
  return (
    <Button
      size="xs"
      className={classes.newer}
      leftSection={<IconArrowDown size={14} aria-hidden />}
      onClick={onEnd}
    >
      {log.missed > 0 ? t("newer", { count: log.missed }) : t("jump.end")}
    </Button>
  );
}
