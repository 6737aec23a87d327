"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconClipboard,
  IconCopy,
  IconMaximize,
  IconMinimize,
  IconSearch,
  IconTextDecrease,
  IconTextIncrease,
  IconX,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";
import { optionText } from "./option-text.ts";
import { sessionCommand } from "./session-command.ts";
import type { TerminalSnapshot } from "./terminal-controller.ts";
import { TerminalMenu } from "./terminal-menu.tsx";
import { toneOf } from "./terminal-tone.ts";
import type { TerminalTools } from "./terminal-tools.ts";
import classes from "./terminal-view.module.css";

type Props = {
  snapshot: TerminalSnapshot | null;
  tools: TerminalTools;
  full: boolean;
  onClose: (() => void) | undefined;
  /** Where the focus goes that leaves the terminal. */
  firstButton: RefObject<HTMLButtonElement | null>;
};

/** A terminal's head: what it is, how it stands, and what can be done with it. */
export function TerminalBar({ snapshot, tools, full, onClose, firstButton }: Props) {
  const t = useTranslations("terminals");
  const phase = snapshot?.state.phase ?? "opening";
  const session = snapshot?.session;
  const given = session ? optionText(session.options) : "";
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("toolbar")}>
      <div className={classes.who}>
        <span role="status">
          <StatusDot
            tone={toneOf[phase]}
            label={t(`phases.${phase}`)}
            pulse={phase === "opening" || phase === "lost"}
          />
        </span>
        <span className={classes.command} title={session ? visible(sessionCommand(session)) : undefined}>
          {session ? (session.kind === "attach" ? t("attached") : visible(shellLine(session.command))) : ""}
          {given !== "" && <span className={classes.given}> {given}</span>}
        </span>
      </div>
      <Tool label={t("search")} keys="Ctrl+Shift+F" onClick={tools.search} ref={firstButton}>
        <IconSearch size={16} />
      </Tool>
      <Tool
        label={t(copyLabels[tools.copyState])}
        keys="Ctrl+Shift+C"
        onClick={tools.copy}
        disabled={!snapshot?.selected}
      >
        <IconCopy size={16} />
      </Tool>
      {tools.paste && (
        <Tool label={t("paste")} keys="Ctrl+Shift+V" onClick={tools.paste}>
          <IconClipboard size={16} />
        </Tool>
      )}
      <Tool label={t("smaller")} keys="Ctrl+-" onClick={() => tools.zoom(-1)} visibleFrom="md">
        <IconTextDecrease size={16} />
      </Tool>
      <Tool label={t("larger")} keys="Ctrl++" onClick={() => tools.zoom(1)} visibleFrom="md">
        <IconTextIncrease size={16} />
      </Tool>
      <Tool label={full ? t("leaveFull") : t("full")} onClick={tools.toggleFull}>
        {full ? <IconMinimize size={16} /> : <IconMaximize size={16} />}
      </Tool>
      <TerminalMenu tools={tools} session={session ?? null} />
      {onClose && (
        <Tool label={t("close")} onClick={onClose}>
          <IconX size={16} />
        </Tool>
      )}
    </div>
  );
}

const copyLabels = { idle: "copy", copied: "copied", failed: "copyFailed" } as const;

type ToolProps = {
  label: string;
  keys?: string;
  disabled?: boolean;
  visibleFrom?: "md";
  onClick(): void;
  ref?: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
};

function Tool({ label, keys, disabled = false, visibleFrom, onClick, ref, children }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon
        className={classes.tool}
        aria-label={label}
        {...(keys ? { "aria-keyshortcuts": keys.replace("Ctrl", "Control") } : {})}
        {...(visibleFrom ? { visibleFrom } : {})}
        {...(ref ? { ref } : {})}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
