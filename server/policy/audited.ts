import { isCodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../audit/audit.ts";
import type { Call } from "../http/call.ts";

export type AuditedAct = {
  action: string;
  call: Pick<Call, "actor" | "caller">;
  environment: string | null;
  target: string | null;
};

const attemptOf = (act: AuditedAct) => ({
  action: act.action,
  actor: act.call.actor?.username ?? null,
  environment: act.environment,
  target: act.target,
  address: act.call.caller.address,
  detail: null,
});

const refusals: ReadonlySet<string> = new Set(["forbidden", "host_power_required", "rate_limited"]);

const outcomeOf = (error: unknown) => {
  const code = isCodedError(error) ? error.code : "internal";
  return { phase: refusals.has(code) ? ("refused" as const) : ("failed" as const), detail: code };
};

/**
 * Runs an act between two rows of the audit log. If the first cannot be written the act does not happen
 * (`audit_unavailable`). The second row tells the outcome and never changes it.
 */
export const audited = async <T>(audit: Audit, act: AuditedAct, run: () => Promise<T>): Promise<T> => {
  const actId = audit.attempted(attemptOf(act));
  try {
    const result = await run();
    audit.finished(actId, "succeeded", null);
    return result;
  } catch (error) {
    const { phase, detail } = outcomeOf(error);
    audit.finished(actId, phase, detail);
    throw error;
  }
};

/** Leaves a trace of an act that somebody signed in was refused. */
export const auditRefusal = (audit: Audit, act: AuditedAct, error: unknown): void => {
  if (!act.call.actor) return;
  const actId = audit.attempted(attemptOf(act));
  audit.finished(actId, "refused", outcomeOf(error).detail);
};
