import { isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../audit/audit.ts";
import type { AuditDetail } from "../audit/detail.ts";
import type { Call } from "../http/call.ts";

export type AuditedAct = {
  action: string;
  call: Pick<Call, "actor" | "caller">;
  environment: string | null;
  target: string | null;
  /** What happens where the first row cannot be written; refused, unless the contract says otherwise. */
  whenUnwritable?: "refuse" | "proceed" | undefined;
};

const attemptOf = (act: AuditedAct) => ({
  action: act.action,
  actor: act.call.actor?.username ?? null,
  environment: act.environment,
  target: act.target,
  address: act.call.caller.address,
  detail: null,
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

/**
 * Runs an act between two rows of the audit log. If the first cannot be written the act does not happen
 * (`audit_unavailable`), unless it is one that must. The second row tells the outcome and never changes it. An act that goes on after it was answered
 * (a pull) says so by `goesOn`, as the last thing before it answers, and writes the second row itself when it has ended.
 */
export const audited = async <T>(
  audit: Audit,
  act: AuditedAct,
  run: (goesOn: () => Finish) => Promise<T>,
): Promise<T> => {
  const actId = audit.attempted(attemptOf(act), act.whenUnwritable);
  let isOver = true;
  const goesOn = (): Finish => {
    isOver = false;
    return (phase, detail) => audit.finished(actId, phase, detail);
  };
  try {
    const result = await run(goesOn);
    if (isOver) audit.finished(actId, "succeeded", null);
    return result;
  } catch (error) {
    const { phase, detail } = outcomeOf(error);
    if (isOver) audit.finished(actId, phase, detail);
    throw error;
  }
};

/** Leaves a trace of an act that somebody signed in was refused. */
export const auditRefusal = (audit: Audit, act: AuditedAct, error: unknown): void => {
  if (!act.call.actor) return;
  const actId = audit.attempted(attemptOf(act));
  audit.finished(actId, "refused", outcomeOf(error).detail);
};
