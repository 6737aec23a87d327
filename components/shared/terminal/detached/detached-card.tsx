"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPlayerStop, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { useTime } from "#components/ui/time-provider.tsx";
import type { DetachedExec } from "#lib/contracts/execs.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";
import { optionText } from "../option-text.ts";
import classes from "./detached.module.css";
import { DetachedOutput } from "./detached-output.tsx";
import { StartHint } from "./start-hint.tsx";
import { toneOfExec, useStateText } from "./state-text.ts";
import { useDetachedActs, useFollowExec } from "./use-detached.ts";

type Props = {
  first: DetachedExec;
  /** The one that was started last is read at once. */
  newest: boolean;
};

/** A detached command: what it is, how it stands or ended, and what it has written. */
export function DetachedCard({ first, newest }: Props) {
  const t = useTranslations("terminals.detached");
  const [open, setOpen] = useState(newest);
  const { exec, output, error } = useFollowExec(first, open);
  const outputId = useId();
  const card = useShown(newest && first.ended === null && first.durationMs < justStartedMs);
  const line = visible(shellLine(exec.command));
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <article ref={card} className={classes.card} aria-label={line}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={outputId}
          aria-label={t("showOutput", { command: line })}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={16} aria-hidden />
          <span className={classes.line}>{line}</span>
        </button>
        <Acts exec={exec} line={line} />
      </div>
      <Facts exec={exec} />
      <div id={outputId} hidden={!open}>
        {error && <ErrorNotice error={error} />}
        {exec.ended?.message && <StartHint words={exec.ended.message} />}
        {open && output && !exec.ended?.message && <DetachedOutput output={output} running={!exec.ended} />}
      </div>
    </article>
  );
}

/** One that has run for less is the one that was started here, just now. */
const justStartedMs = 1_000;

/** Brings a card into view, once, where it is `wanted`. */
const useShown = (wanted: boolean) => {
  const card = useRef<HTMLElement>(null);
  const isWanted = useRef(wanted);
  useEffect(() => {
    if (isWanted.current) card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return card;
};

function Facts({ exec }: { exec: DetachedExec }) {
  const state = useStateText(exec);
  const { format } = useTime();
  const options = optionText(exec.options);
  return (
    <div className={classes.facts}>
      <span role="status">
        <StatusDot tone={toneOfExec(exec)} label={state} pulse={exec.ended === null} />
      </span>
      <span>
        {exec.ended ? format.duration(exec.durationMs) : <RelativeTime at={exec.startedAt} elapsed />}
      </span>
      {options !== "" && <code className={classes.given}>{options}</code>}
      <span className={classes.when}>
        <RelativeTime at={exec.startedAt} />
      </span>
    </div>
  );
}

function Acts({ exec, line }: { exec: DetachedExec; line: string }) {
  const t = useTranslations("terminals.detached");
  const { stop, forget } = useDetachedActs(exec);
  const [stopping, setStopping] = useState(false);
  if (exec.ended)
    return (
      <ActionIcon
        variant="subtle"
        aria-label={t("forgetOne", { command: line })}
        onClick={() => void forget()}
      >
        <IconX size={16} />
      </ActionIcon>
    );
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlayerStop size={14} />}
      loading={stopping}
      onClick={async () => {
        setStopping(true);
        await stop();
        setStopping(false);
      }}
    >
      {t("stop")}
    </Button>
  );
}
