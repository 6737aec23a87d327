import { failureDetail } from "#lib/contracts/audit-detail.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../audit/audit.ts";
import type { AuditDetail } from "../audit/detail.ts";
import type { Call } from "../http/call.ts";

export type AuditedAct = {
  action: string;
  call: Pick<Call, "actor" | "caller">;
  environment: string | null;
  target: string | null;
  /** What was asked for beside the target. */
  detail?: string | null | undefined;
  /** What happens where the first row cannot be written; refused, unless the contract says otherwise. */
  whenUnwritable?: "refuse" | "proceed" | undefined;
};

const attemptOf = (act: AuditedAct) => ({
  action: act.action,
  actor: act.call.actor?.username ?? null,
  environment: act.environment,
  target: act.target,
  address: act.call.caller.address,
  detail: act.detail ?? null,
  requestId: act.call.caller.requestId,
});

const refusals: ReadonlySet<string> = new Set([
  "forbidden",
  "password_change_due",
  "own_account",
  "last_admin",
  "host_power_required",
  "rate_limited",
]);

const outcomeOf = (error: unknown) => {
  const code = isCodedError(error) ? error.code : "internal";
  return { phase: refusals.has(code) ? ("refused" as const) : ("failed" as const), detail: code };
};

/** Writes how an act ended that went on after its answer. To be called once. */
export type Finish = (phase: "succeeded" | "failed", detail: AuditDetail) => void;

/** What an act may say, while it runs, of the row that will be written after it. */
export type Ending = {
  /** The act goes on after it was answered. To be called as the last thing before it answers. */
  goesOn(): Finish;
  /** What became known on the way: what was acted on in full, what went. */
  note(text: string): void;
  /** Who it turned out to be, of an act that began as nobody's or in another's name: a sign-in. */
  by(username: string): void;
};

/**
 * Runs an act between two rows of the audit log. If the first cannot be written the act does not happen
 * (`audit_unavailable`), unless it is one that must. The second row tells the outcome and never changes it. An act that goes on after it was answered
 * (a pull) says so by `goesOn`, and writes the second row itself when it has ended.
 */
export const audited = async <T>(
  audit: Audit,
  act: AuditedAct,
  run: (ending: Ending) => Promise<T>,
): Promise<T> => {
  const actId = audit.attempted(attemptOf(act), act.whenUnwritable);
  let isOver = true;
  let noted: string | null = null;
  let actor: string | null = null;
  const ending: Ending = {
    goesOn: () => {
      isOver = false;
      return (phase, detail) => audit.finished(actId, phase, detail);
    },
    note: (text) => {
      noted = text;
    },
    by: (username) => {
      actor = username;
    },
  };
  try {
    const result = await run(ending);
    if (isOver) audit.finished(actId, "succeeded", noted, actor);
    return result;
  } catch (error) {
    const { phase, detail } = outcomeOf(error);
    if (isOver) audit.finished(actId, phase, failureDetail(detail, noted), actor);
    throw error;
  }
};

/** Leaves a trace of an act that somebody signed in was refused. */
export const auditRefusal = (audit: Audit, act: AuditedAct, error: unknown): void => {
  if (!act.call.actor) return;
  const actId = audit.attempted(attemptOf(act));
  audit.finished(actId, "refused", outcomeOf(error).detail);
};
