import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { TerminalState } from "./terminal-events.ts";
import type { TerminalOpening } from "./terminal-opening.ts";

/** Whether a terminal was refused or taken while its session goes on: then it can be taken up again. */
export const isResumable = (state: TerminalState): boolean =>
  state.phase === "failed" && state.error?.code !== "not_found";

type Past = { opening: TerminalOpening; session: TerminalSession | null; resumable: boolean };

/** What "start again" opens: the session where it is still held, else the same command as a new process. */
export const openingAgain = ({ opening, session, resumable }: Past): TerminalOpening => {
  if (resumable && session && !session.ended) return { kind: "resume", session: session.id };
  if (opening.kind !== "resume" || session === null) return { ...opening };
  const { environment, container, kind, tty, command, options } = session;
  return kind === "attach"
    ? { kind, environment, container }
    : { kind, environment, container, tty, command, ...againWith(options) };
};

const againWith = ({ user, workingDir }: TerminalSession["options"]) => ({
  ...(user === "" ? {} : { user }),
  ...(workingDir === "" ? {} : { workingDir }),
});

/**
 * Whether that can be told from what is known: of a terminal that was taken up again, the variables' values are not, and a
 * privilege must be confirmed anew.
 */
export const canOpenAgain = ({ opening, session, resumable }: Past): boolean =>
  (resumable && session !== null && !session.ended) ||
  opening.kind !== "resume" ||
  session === null ||
  (session.options.env.length === 0 && !session.options.privileged);
