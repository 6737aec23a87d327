"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { sessionCommand } from "#components/shared/terminal/session-command.ts";
import { programOf } from "#components/shared/terminal/terminal-program.ts";
import { toneOf } from "#components/shared/terminal/terminal-tone.ts";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { visible } from "#lib/format/control-characters.ts";
import type { TerminalTab } from "./terminal-tabs.ts";
import classes from "./terminals-page.module.css";

type Props = {
  tabs: readonly TerminalTab[];
  front: string | null;
  onBring(key: string): void;
  onClose(tab: TerminalTab): void;
};

/** The terminals by name. Arrows go from tab to tab; Delete, the middle button and the cross close. */
export function TabStrip({ tabs, front, onBring, onClose }: Props) {
  const t = useTranslations("terminals");
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (front)
      strip.current
        ?.querySelector("[aria-selected=true]")
        ?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [front]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === front);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const target = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    const current = tabs[at];
    if (target) {
      onBring(target.key);
      strip.current?.querySelector<HTMLElement>(`#${tabId(target.key)}`)?.focus();
    } else if (event.key === "Delete" && current) onClose(current);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={strip} className={classes.tabs} role="tablist" aria-label={t("title")} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <Tab
          key={tab.key}
          tab={tab}
          selected={tab.key === front}
          reachable={tab.key === front || (front === null && index === 0)}
          onBring={() => onBring(tab.key)}
          onClose={() => onClose(tab)}
        />
      ))}
    </div>
  );
}

export const tabId = (key: string): string => `terminal-tab-${key}`;
export const panelId = (key: string): string => `terminal-panel-${key}`;

type TabProps = { tab: TerminalTab; selected: boolean; reachable: boolean; onBring(): void; onClose(): void };

function Tab({ tab, selected, reachable, onBring, onClose }: TabProps) {
  const t = useTranslations("terminals");
  const closeInstead = (event: MouseEvent) => {
    event.stopPropagation();
    onClose();
  };
  const attached = (tab.session?.kind ?? tab.opening.kind) === "attach";
  const program = attached ? t("attached") : ((tab.session && programOf(tab.session)) ?? "…");
  return (
    <button
      type="button"
      role="tab"
      id={tabId(tab.key)}
      className={classes.tab}
      aria-selected={selected}
      aria-controls={panelId(tab.key)}
      aria-keyshortcuts="Delete"
      tabIndex={reachable ? 0 : -1}
      onClick={onBring}
      title={tab.session ? visible(sessionCommand(tab.session)) : undefined}
      onAuxClick={(event) => event.button === 1 && closeInstead(event)}
    >
      <StatusDot
        tone={tab.elsewhere ? "off" : toneOf[tab.phase]}
        label={t(tab.elsewhere ? "elsewhere" : `phases.${tab.phase}`)}
        hideLabel
      />
      <span className={classes.tabName}>{visible(tab.container.name)}</span>
      <span className={classes.program}>{program}</span>
      {/* For the mouse; a button must not stand in a button, and the keyboard has Delete and the terminal's own cross. */}
      <span className={classes.x} aria-hidden onClick={closeInstead} title={t("close")}>
        <IconX size={14} />
      </span>
    </button>
  );
}
