"use client";

import { useTranslations } from "next-intl";
import { type CopyState, useCopy } from "#components/ui/use-copy.ts";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { useNotify } from "../errors/use-notify.tsx";
import { sessionCommand } from "./session-command.ts";
import type { TerminalController } from "./terminal-controller.ts";
import type { useTerminalLook } from "./terminal-look.ts";

/** What the bar, the menu and the keys can do with a terminal. */
export type TerminalTools = {
  search(): void;
  copy(): void;
  /** How the last copying went, for a moment. */
  copyState: CopyState;
  /** Missing where the browser does not let pages read the clipboard; the keyboard still pastes. */
  paste: (() => void) | null;
  clear(): void;
  zoom(step: -1 | 0 | 1): void;
  screenReader: boolean;
  toggleScreenReader(): void;
  toggleFull(): void;
  copyCommand(session: TerminalSession): void;
};

type Wanted = {
  controller: TerminalController | null;
  look: ReturnType<typeof useTerminalLook>;
  openSearch(): void;
  toggleFull(): void;
};

export const useTerminalTools = ({ controller, look, openSearch, toggleFull }: Wanted): TerminalTools => {
  const t = useTranslations("terminals");
  const screen = controller?.screen;
  const { state, copy } = useCopy();
  const notify = useNotify();
  const paste = async () => {
    try {
      screen?.paste(await navigator.clipboard.readText());
      screen?.focus();
    } catch {
      // The person or the browser said no; the keyboard's own way needs no permission.
      notify.note(t("pasteRefused"));
    }
  };
  return {
    search: openSearch,
    copy: () => {
      if (screen?.selection()) void copy(screen.selection());
    },
    copyState: state,
    paste: canReadClipboard() ? () => void paste() : null,
    clear: () => {
      screen?.clear();
      screen?.focus();
    },
    zoom: look.zoom,
    screenReader: look.look.screenReader,
    toggleScreenReader: () => look.setScreenReader((on) => !on),
    toggleFull,
    copyCommand: (session) => void copy(sessionCommand(session)),
  };
};

/** Browsers have no clipboard for pages that come over plain HTTP from another machine, whatever the types say. */
const canReadClipboard = (): boolean =>
  typeof window !== "undefined" && window.isSecureContext && "readText" in navigator.clipboard;
