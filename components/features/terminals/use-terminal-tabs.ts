"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useHeldTerminals } from "#components/shared/terminal/held-terminals.ts";
import { openingAgain } from "#components/shared/terminal/opening-again.ts";
import { isOwnTerminal, rememberTerminal } from "#components/shared/terminal/own-terminals.ts";
import type { TerminalState } from "#components/shared/terminal/terminal-events.ts";
import type { TerminalOpening } from "#components/shared/terminal/terminal-opening.ts";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { takeRequest } from "./open-request.ts";
import { changeTabs, neighbour, type TerminalTab } from "./terminal-tabs.ts";

type Container = TerminalTab["container"];

/**
 * The terminals of an environment as tabs: those that the server holds come back by themselves, and the address names
 * the one in front by its session, so that a reload finds the same.
 */
export const useTerminalTabs = (
  environment: string,
  nameOf: (container: string) => string,
  onSaved: (container: string) => void,
) => {
  const [tabs, change] = useReducer(changeTabs, []);
  const [inAddress, setInAddress] = useUrlState("session");
  const [front, setFront] = useState<string | null>(null);
  const counter = useRef(0);
  const { sessions, error } = useHeldTerminals();
  const loaded = sessions !== null || error !== null;

  const open = useCallback((opening: TerminalOpening, container: Container) => {
    counter.current += 1;
    const key = `new-${counter.current}`;
    change({
      type: "opened",
      tab: { key, opening, container, session: null, phase: "opening", resumable: false, elsewhere: false },
    });
    setFront(key);
  }, []);

  useRestoring({ sessions, environment, inAddress, change, setFront });
  useRequests({ loaded, environment, nameOf, onSaved, open });

  const frontTab = tabs.find((tab) => tab.key === front) ?? null;
  const frontSession = frontTab?.session?.id ?? "";
  useEffect(() => {
    if (loaded) setInAddress(frontSession);
  }, [loaded, frontSession, setInAddress]);

  return {
    tabs,
    front: frontTab,
    loaded,
    error,
    open,
    bring: setFront,
    report: (key: string, state: TerminalState, session: TerminalSession | null) => {
      if (session) rememberTerminal(session.id);
      change({ type: "reported", key, state, session });
    },
    reopen: (tab: TerminalTab, opening = openingAgain(tab)) =>
      change({ type: "reopened", key: tab.key, opening }),
    remove: (tab: TerminalTab) => {
      if (front === tab.key) setFront(neighbour(tabs, tab.key));
      change({ type: "removed", key: tab.key });
    },
  };
};

type Restoring = {
  sessions: readonly TerminalSession[] | null;
  environment: string;
  inAddress: string;
  change: React.Dispatch<Parameters<typeof changeTabs>[1]>;
  setFront: React.Dispatch<React.SetStateAction<string | null>>;
};

/** Brings back, once, what the server holds. */
const useRestoring = ({ sessions, environment, inAddress, change, setFront }: Restoring): void => {
  const done = useRef(false);
  useEffect(() => {
    if (sessions === null || done.current) return;
    done.current = true;
    // What was closed on purpose is still held for a moment; it is not wanted back.
    const here = sessions.filter((one) => one.environment === environment && one.ended?.reason !== "closed");
    change({ type: "held", sessions: here, isOwn: isOwnTerminal });
    const wanted =
      here.find(({ id }) => id === inAddress) ?? here.findLast(({ id }) => isOwnTerminal(id)) ?? here[0];
    if (wanted) setFront((before) => before ?? wanted.id);
  }, [sessions, environment, inAddress, change, setFront]);
};

type Requests = {
  loaded: boolean;
  environment: string;
  nameOf(container: string): string;
  onSaved(container: string): void;
  open(opening: TerminalOpening, container: Container): void;
};

/** Opens what the address asks for, once: a reload finds the terminal instead of opening another. */
const useRequests = ({ loaded, environment, nameOf, onSaved, open }: Requests): void => {
  const address = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is read where it stands, as it is then
  useEffect(() => {
    if (!loaded) return;
    const request = takeRequest();
    if (!request) return;
    const { kind, container } = request;
    if (kind === "saved") {
      onSaved(container);
      return;
    }
    const opening: TerminalOpening =
      kind === "attach" ? { kind, environment, container } : { kind, environment, container, tty: true };
    open(opening, { id: container, name: nameOf(container) });
  }, [loaded, address, environment, open]);
};
