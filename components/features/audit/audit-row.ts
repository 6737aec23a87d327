import type { AuditAct } from "#lib/contracts/audit.ts";

/** An act as a row of a table, which names its rows by texts. */
export type AuditRow = Omit<AuditAct, "id"> & { id: string };

export const toAuditRow = (act: AuditAct): AuditRow => ({ ...act, id: act.actId });
