"use client";

import "@xterm/xterm/css/xterm.css";
import { Code, Text, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { TerminalBar } from "./terminal-bar.tsx";
import type { TerminalState } from "./terminal-events.ts";
import { TerminalKeyBar } from "./terminal-key-bar.tsx";
import type { TerminalCommand } from "./terminal-keys.ts";
import { useTerminalLook } from "./terminal-look.ts";
import { type TerminalActions, TerminalNotes } from "./terminal-notes.tsx";
import type { TerminalOpening } from "./terminal-opening.ts";
import { TerminalSearch } from "./terminal-search.tsx";
import { terminalTheme } from "./terminal-theme.ts";
import { useTerminalTools } from "./terminal-tools.ts";
import classes from "./terminal-view.module.css";
import { useTerminalController } from "./use-terminal-controller.ts";
import { useVisualHeight } from "./use-visual-height.ts";

type Props = {
  /** Another object is another terminal: keep it stable. */
  opening: TerminalOpening;
  /** The container's name. */
  name: string;
  /** Whether it is the one that is looked at. */
  active: boolean;
  actions: TerminalActions;
  onChange(state: TerminalState, session: TerminalSession | null): void;
  onClose?: (() => void) | undefined;
};

/** A terminal: its bar, what there is to say about it, its screen, and at phone width a bar of keys. */
export function TerminalView({ opening, name, active, actions, onChange, onClose }: Props) {
  const t = useTranslations("terminals");
  const host = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const firstButton = useRef<HTMLButtonElement>(null);
  const hintId = useId();
  const look = useTerminalLook();
  const [searching, setSearching] = useState(false);
  const [full, setFull] = useState(false);
  const followLink = useFollowLink();
  const { controller, snapshot } = useTerminalController({
    host,
    opening,
    look: look.look,
    input: { label: t("inputLabel", { name }), describedBy: hintId },
    events: { onCommand: (command) => runCommand(command), onLink: followLink },
  });
  const tools = useTerminalTools({
    controller,
    look,
    openSearch: () => setSearching(true),
    toggleFull: () => setFull((on) => !on),
  });
  const runCommand = (command: TerminalCommand) => {
    if (command === "search") tools.search();
    else if (command === "copy") tools.copy();
    else if (command === "leave") firstButton.current?.focus();
    else tools.zoom(command === "larger" ? 1 : command === "smaller" ? -1 : 0);
  };
  useReport(snapshot, onChange);
  useFocus(controller, active);
  useVisualHeight(root, active);
  return (
    <section
      ref={root}
      className={`${classes.view} ${full ? classes.full : ""}`}
      aria-label={t("label", { name })}
    >
      <TerminalBar {...{ snapshot, tools, full, onClose, firstButton }} />
      {controller && snapshot && <TerminalNotes {...{ controller, snapshot, actions }} />}
      <VisuallyHidden id={hintId}>{t("leaveHint")}</VisuallyHidden>
      <div className={classes.middle}>
        {controller && searching && (
          <TerminalSearch
            screen={controller.screen}
            matches={snapshot?.matches ?? null}
            onClose={() => setSearching(false)}
          />
        )}
        <div
          ref={host}
          className={classes.screen}
          style={{ background: terminalTheme(look.look.scheme).background }}
        />
      </div>
      <TerminalKeyBar controller={controller} control={snapshot?.control ?? false} />
    </section>
  );
}

/** Output may show one address and mean another: the real one is shown before it is opened. */
const useFollowLink = (): ((href: string) => void) => {
  const t = useTranslations("terminals");
  const confirm = useConfirm();
  return async (href) => {
    const message = (
      <>
        <Text size="sm">{t("linkHint")}</Text>
        <Code block mt="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {href}
        </Code>
      </>
    );
    const answer = await confirm({ title: t("linkTitle"), message, confirm: t("linkOpen") });
    if (answer) window.open(href, "_blank", "noopener,noreferrer");
  };
};

type Controlled = ReturnType<typeof useTerminalController>;

const useReport = (snapshot: Controlled["snapshot"], onChange: Props["onChange"]): void => {
  const latest = useRef(onChange);
  latest.current = onChange;
  const { state, session } = snapshot ?? {};
  useEffect(() => {
    if (state) latest.current(state, session ?? null);
  }, [state, session]);
};

/**
 * The terminal that comes to the front has the keyboard; on a touch screen that would open the on-screen one, and who
 * goes from tab to tab by the arrow keys wants to go on.
 */
const useFocus = (controller: Controlled["controller"], active: boolean): void => {
  useEffect(() => {
    if (!active || window.matchMedia("(pointer: coarse)").matches) return;
    if (!document.activeElement?.matches("[role=tab]:focus-visible")) controller?.screen.focus();
  }, [controller, active]);
};
