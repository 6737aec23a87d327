"use client";

import { Button, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import classes from "./container-terminal.module.css";
import { useHeldTerminals } from "./held-terminals.ts";
import { canOpenAgain, isResumable, openingAgain } from "./opening-again.ts";
import { isOwnTerminal, rememberTerminal } from "./own-terminals.ts";
import type { TerminalState } from "./terminal-events.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import { programOf } from "./terminal-program.ts";
import { type TerminalKind, TerminalStart } from "./terminal-start.tsx";
import { useEndTerminalAsking } from "./use-end-terminal-asking.ts";

const TerminalView = dynamic(() => import("./terminal-view.tsx").then((module) => module.TerminalView), {
  ssr: false,
  loading: () => <SkeletonRows height={36} rows={6} />,
});

type Props = {
  environment: string;
  /** Its full id: what the terminals that are held are found by. */
  container: string;
  name: string;
  /** The image it was made from. */
  image: string;
  kind: TerminalKind;
  /** Whether it runs; nothing can be opened in one that does not. */
  running: boolean;
};

/** A container's terminal within its own page: one that is held, or what it takes to open one. */
export function ContainerTerminal({ environment, container, name, image, kind, running }: Props) {
  const { sessions } = useHeldTerminals();
  const [chosen, setChosen] = useState<TerminalOpening | null>(null);
  const [ended, setEnded] = useState<readonly string[]>([]);
  const held = useMemo(
    () =>
      (sessions ?? []).filter(
        (one) => one.container === container && one.kind === kind && !one.ended && !ended.includes(one.id),
      ),
    [sessions, container, kind, ended],
  );
  const own = held.find((one) => isOwnTerminal(one.id))?.id;
  useEffect(() => {
    if (own !== undefined) setChosen((before) => before ?? { kind: "resume", session: own });
  }, [own]);
  if (sessions === null) return <SkeletonRows height={36} rows={6} />;
  if (chosen) {
    return (
      <OpenTerminal
        opening={chosen}
        name={name}
        running={running}
        onAgain={setChosen}
        onGone={(session) => {
          if (session) setEnded((all) => [...all, session]);
          setChosen(null);
        }}
      />
    );
  }
  const target = { environment, container, name, image };
  return (
    <div className={classes.start}>
      <HeldTerminals held={held} onResume={(session) => setChosen({ kind: "resume", session })} />
      <TerminalStart target={target} kind={kind} running={running} onStart={setChosen} />
    </div>
  );
}

type OpenProps = {
  opening: TerminalOpening;
  name: string;
  running: boolean;
  onAgain(opening: TerminalOpening): void;
  /** It is closed; `session` if there was one. */
  onGone(session: string | null): void;
};

function OpenTerminal({ opening, name, running, onAgain, onGone }: OpenProps) {
  const t = useTranslations("terminals");
  const end = useEndTerminalAsking();
  const [session, setSession] = useState<TerminalSession | null>(null);
  const [state, setState] = useState<TerminalState>({ phase: "opening" });
  const over = state.phase === "ended" || state.phase === "failed";
  const resumable = isResumable(state);
  const close = async () => {
    if (await end({ session, name, running: !over })) onGone(session?.id ?? null);
  };
  const past = { opening, session, resumable };
  const isAgain = (running || resumable) && canOpenAgain(past);
  return (
    <div className={classes.terminal}>
      <TerminalView
        opening={opening}
        name={name}
        active
        actions={{
          again: isAgain ? () => onAgain(openingAgain(past)) : undefined,
          alternatives: (
            <Button variant="default" onClick={() => onGone(resumable ? null : (session?.id ?? null))}>
              {t("otherCommand")}
            </Button>
          ),
        }}
        onChange={(now, held) => {
          setState(now);
          if (!held) return;
          setSession(held);
          rememberTerminal(held.id);
        }}
        onClose={() => void close()}
      />
    </div>
  );
}

type HeldProps = { held: readonly TerminalSession[]; onResume(session: string): void };

function HeldTerminals({ held, onResume }: HeldProps) {
  const t = useTranslations("terminals");
  if (held.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t("heldHere", { count: held.length })}</Text>
      <div className={classes.held}>
        {held.map((one) => (
          <Button key={one.id} variant="default" onClick={() => onResume(one.id)}>
            {t("continueWith", { program: programOf(one) ?? t("attached") })}&ensp;
            <RelativeTime at={one.openedAt} />
          </Button>
        ))}
      </div>
    </div>
  );
}
