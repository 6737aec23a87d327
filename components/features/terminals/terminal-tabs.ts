import { isResumable } from "#components/shared/terminal/opening-again.ts";
import type { TerminalState } from "#components/shared/terminal/terminal-events.ts";
import type { TerminalOpening } from "#components/shared/terminal/terminal-opening.ts";
import type { TerminalSession } from "#lib/contracts/terminals.ts";

/** One terminal among the tabs. */
export type TerminalTab = {
  /** Names it in this page; a terminal that was held from the beginning has its session's id. */
  key: string;
  opening: TerminalOpening;
  container: { id: string; name: string };
  session: TerminalSession | null;
  phase: TerminalState["phase"];
  /** It was refused or taken while it ran: the session is still held, and "again" means to go on with it. */
  resumable: boolean;
  /** Another browser tab shows it: it is not taken from there before somebody asks for it. */
  elsewhere: boolean;
};

export type TabsChange =
  | { type: "held"; sessions: readonly TerminalSession[]; isOwn(session: string): boolean }
  | { type: "opened"; tab: TerminalTab }
  | { type: "reported"; key: string; state: TerminalState; session: TerminalSession | null }
  | { type: "reopened"; key: string; opening: TerminalOpening }
  | { type: "removed"; key: string };

/** The tabs after a change. Their order is the order in which they were opened. */
export const changeTabs = (tabs: readonly TerminalTab[], change: TabsChange): readonly TerminalTab[] => {
  switch (change.type) {
    case "held": {
      const known = new Set(tabs.map((tab) => tab.session?.id));
      const fresh = change.sessions.filter(({ id }) => !known.has(id));
      const byTime = fresh.toSorted((a, b) => a.openedAt - b.openedAt);
      return [...byTime.map((session) => heldTab(session, change.isOwn(session.id))), ...tabs];
    }
    case "opened":
      return [...tabs, change.tab];
    case "reported":
      return replaceTab(tabs, change.key, (tab) => ({
        ...tab,
        phase: change.state.phase,
        session: change.session ?? tab.session,
        resumable: isResumable(change.state),
      }));
    case "reopened":
      return replaceTab(tabs, change.key, (tab) => ({
        ...tab,
        opening: change.opening,
        session: change.opening.kind === "resume" ? tab.session : null,
        phase: "opening",
        elsewhere: false,
      }));
    case "removed":
      return tabs.filter((tab) => tab.key !== change.key);
  }
};

const replaceTab = (
  tabs: readonly TerminalTab[],
  key: string,
  replace: (tab: TerminalTab) => TerminalTab,
): readonly TerminalTab[] => tabs.map((tab) => (tab.key === key ? replace(tab) : tab));

const heldTab = (session: TerminalSession, own: boolean): TerminalTab => ({
  key: session.id,
  opening: { kind: "resume", session: session.id },
  container: { id: session.container, name: session.containerName },
  session,
  phase: "opening",
  resumable: false,
  elsewhere: session.connected && !own,
});

/** Which tab comes to the front when one is closed: the one after it, else the one before. */
export const neighbour = (tabs: readonly TerminalTab[], key: string): string | null => {
  const at = tabs.findIndex((tab) => tab.key === key);
  return (tabs[at + 1] ?? tabs[at - 1])?.key ?? null;
};
