import type { Audit } from "../../audit/audit.ts";
import type { SignedInCall } from "../../http/call.ts";
import type { Log } from "../../log.ts";
import type { TerminalSession } from "./session.ts";
import type { TerminalEnding } from "./terminal-process.ts";

/**
 * Writes that a terminal is over. The kernel has written who opened it and when each browser let it go; this row says
 * what became of it, and on which container (its full id) it was. It is written as the act of who opened it.
 */
export const auditEnding = (
  { audit, log }: { audit: Pick<Audit, "attempted" | "finished">; log: Log },
  { actor, caller }: SignedInCall,
  session: TerminalSession,
  ending: TerminalEnding,
): void => {
  const { id, kind, environment, container, containerName } = session.facts;
  const seconds = Math.round((performance.now() - session.startedAt) / 1000);
  const detail = { session: id, kind, container, ...ending, seconds, outputBytes: session.bytes };
  try {
    const act = audit.attempted({
      action: "terminal.end",
      actor: actor.username,
      environment,
      target: containerName,
      address: caller.address,
      requestId: caller.requestId,
      detail,
    });
    audit.finished(act, "succeeded", null);
  } catch (error) {
    // It is over, whether that can be written or not.
    log.error({ err: error, ...detail }, "the end of a terminal could not be audited");
  }
};
