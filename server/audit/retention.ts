import { setImmediate } from "node:timers/promises";
import { countAuditBefore, removeAuditBefore } from "../db/audit.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../log.ts";
import type { Audit } from "./audit.ts";

const dayMs = 86_400_000;
/** Each batch is one flushed write, during which everybody waits. */
const batchRows = 500;

export type AuditRetention = {
  /** Removes what is older than it is to be kept; resolves to how many rows these were. That is recorded as an act. */
  prune(): Promise<number>;
  /** Stops the daily run. */
  dispose(): void;
};

type Parts = { db: Database; audit: Audit; log: Log; days: number; now?: () => number };

/** Keeps the audit log for so many days, 0 for ever: looks soon after the start and then once a day. */
export const createAuditRetention = ({ db, audit, log, days, now = Date.now }: Parts): AuditRetention => {
  let stopped = false;

  const remove = async (before: number): Promise<number> => {
    let removed = 0;
    for (;;) {
      const batch = stopped ? 0 : removeAuditBefore(db, before, batchRows);
      removed += batch;
      if (batch < batchRows) return removed;
      await setImmediate();
    }
  };

  const prune = async (): Promise<number> => {
    if (days === 0) return 0;
    const before = now() - days * dayMs;
    const rows = countAuditBefore(db, before);
    if (rows === 0) return 0;
    const target = `before ${new Date(before).toISOString()}`;
    const nobody = { actor: null, environment: null, address: "", requestId: null };
    const act = audit.attempted({ action: "audit.prune", target, detail: { rows, days }, ...nobody });
    try {
      const removed = await remove(before);
      audit.finished(act, "succeeded", { removed });
      return removed;
    } catch (error) {
      audit.finished(act, "failed", error instanceof Error ? error.message : String(error));
      throw error;
    }
  };

  const run = (): void => {
    prune().catch((error: unknown) => log.warn({ err: error }, "the audit log could not be pruned"));
  };
  const soon = setTimeout(run, 60_000).unref();
  const daily = setInterval(run, dayMs).unref();
  return {
    prune,
    dispose: () => {
      stopped = true;
      clearTimeout(soon);
      clearInterval(daily);
    },
  };
};
