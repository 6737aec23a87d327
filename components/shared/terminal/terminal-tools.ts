"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import type { TerminalController } from "./terminal-controller.ts";
import type { useTerminalLook } from "./terminal-look.ts";

/** What the bar, the menu and the keys can do with a terminal. */
export type TerminalTools = {
  search(): void;
  copy(): void;
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
  const copyText = (text: string) => {
    copyToClipboard(text).catch(() => notifications.show({ color: "red", message: t("copyFailed") }));
  };
  const paste = async () => {
    try {
      screen?.paste(await navigator.clipboard.readText());
      screen?.focus();
    } catch {
      // The person or the browser said no; the keyboard's own way needs no permission.
      notifications.show({ message: t("pasteRefused") });
    }
  };
  return {
    search: openSearch,
    copy: () => {
      if (screen?.selection()) copyText(screen.selection());
      screen?.focus();
    },
    paste: typeof navigator !== "undefined" && navigator.clipboard?.readText ? () => void paste() : null,
    clear: () => {
      screen?.clear();
      screen?.focus();
    },
    zoom: look.zoom,
    screenReader: look.look.screenReader,
    toggleScreenReader: () => look.setScreenReader((on) => !on),
    toggleFull,
    copyCommand: (session) => copyText(commandOf(session)),
  };
};

const commandOf = ({ kind, containerName, command, tty }: TerminalSession): string =>
  kind === "attach"
    ? dockerCommand({ action: "attach", container: containerName })
    : dockerCommand({ action: "exec", container: containerName, command, tty });

/** Over plain HTTP from another machine browsers have no clipboard for pages, but still the old command. */
const copyToClipboard = async (text: string): Promise<void> => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", give, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give, { capture: true });
  if (!done) throw new Error("The browser did not copy");
};
