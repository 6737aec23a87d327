import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../db/client.ts";
import { createLog } from "../log.ts";
import { type Audit, createAudit } from "./audit.ts";
import { type AuditRetention, createAuditRetention } from "./retention.ts";

const dayMs = 86_400_000;
const log = createLog("fatal");
let directory: string;
let db: Database;
let audit: Audit;
let now: number;
let retention: AuditRetention;

const keep = (days: number) => {
  retention?.dispose();
  retention = createAuditRetention({ db, audit, log, days, now: () => now });
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "quayside-retention-"));
  db = openDatabase(directory);
  now = Date.now();
  audit = createAudit({ db, log, now: () => now });
  keep(30);
});
afterEach(() => {
  retention.dispose();
  db.close();
  rmSync(directory, { recursive: true });
});

const write = (count: number, daysAgo: number) => {
  const present = now;
  now = present - daysAgo * dayMs;
  const act = { action: "container.start", actor: "ada", environment: null, target: `${daysAgo} days ago` };
  db.atomically(() => {
    for (let index = 0; index < count; index += 1) {
      const id = audit.attempted({ ...act, address: "", detail: null, requestId: null });
      audit.finished(id, "succeeded", null);
    }
  });
  now = present;
};
const acts = () => audit.acts({}, { limit: 500 }).items;

test("what is older than it is kept goes, in as many batches as it takes; that is an act itself", async () => {
  write(800, 31);
  write(3, 29);
  expect(await retention.prune()).toBe(1_600);
  expect(acts()).toMatchObject([
    {
      action: "audit.prune",
      actor: null,
      target: `before ${new Date(now - 30 * dayMs).toISOString()}`,
      detail: "rows=1600, days=30",
      outcome: "succeeded",
      outcomeDetail: "removed=1600",
    },
    ...Array.from({ length: 3 }, () => ({ target: "29 days ago", outcome: "succeeded" })),
  ]);
});

test("where there is nothing to remove, nothing is written", async () => {
  write(1, 29);
  expect(await retention.prune()).toBe(0);
  expect(acts()).toHaveLength(1);
});

test("0 days keep the log for ever", async () => {
  write(1, 10_000);
  keep(0);
  expect(await retention.prune()).toBe(0);
  expect(acts()).toHaveLength(1);
});

test("the table gives up nothing but what is older than the recorded bound, and never the last day", async () => {
  write(1, 31);
  write(1, 5);
  await retention.prune();
  const all = () => db.sqlite.exec(`delete from "audit"`);
  expect(all).toThrow(/append-only/);
  expect(() => db.sqlite.exec(`update "auditBound" set "removeBefore" = ${now}`)).toThrow(/the last day/);
  db.sqlite.exec(`delete from "auditBound"`);
  expect(() => db.sqlite.exec(`insert into "auditBound" values (1, ${now - dayMs / 2})`)).toThrow(
    /the last day/,
  );
  expect(all).toThrow(/append-only/);
  expect(acts().map((one) => one.target)).toContain("5 days ago");
});

test("a log that cannot be written is not pruned either", async () => {
  write(1, 31);
  db.sqlite.pragma("query_only = on");
  await expect(retention.prune()).rejects.toMatchObject({ code: "audit_unavailable" });
  db.sqlite.pragma("query_only = off");
  expect(acts()).toHaveLength(1);
});
