import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../db/client.ts";
import type { Log } from "../log.ts";
import { type Act, type Audit, createAudit } from "./audit.ts";

let directory: string;
let db: Database;
let audit: Audit;
let errors: string[];
const log: Log = { info: () => {}, warn: () => {}, error: (_detail, message) => void errors.push(message) };
const act: Act = {
  action: "container.start",
  actor: "ada",
  environment: "local",
  target: "web",
  address: "192.0.2.1",
  detail: null,
  requestId: "request-1",
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "quayside-audit-"));
  db = openDatabase(directory);
  errors = [];
  let time = 1000;
  audit = createAudit({ db, log, now: () => time++ });
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

test("an act leaves a row before and a row after, joined by its id", () => {
  const actId = audit.attempted({ ...act, detail: { signal: "SIGTERM", password: "hunter2" } });
  audit.finished(actId, "failed", "engine_timeout");
  expect(audit.list({ limit: 10 })).toEqual({
    items: [
      { ...act, id: 2, at: 1001, actId, phase: "failed", detail: "engine_timeout" },
      { ...act, id: 1, at: 1000, actId, phase: "attempted", detail: "signal=SIGTERM, password=[redacted]" },
    ],
    next: null,
  });
});

test("an act that never finished stays as attempted after a restart", () => {
  const actId = audit.attempted(act);
  db.close();
  db = openDatabase(directory);
  audit = createAudit({ db, log });
  expect(audit.list({ limit: 10 }).items.map(({ phase, actId: id }) => [phase, id])).toEqual([
    ["attempted", actId],
  ]);
});

test("pages follow one another from the newest", () => {
  const ids = [1, 2, 3, 4, 5].map(() => audit.attempted(act));
  const first = audit.list({ limit: 2 });
  const second = audit.list({ limit: 2, before: first.next ?? undefined });
  const third = audit.list({ limit: 2, before: second.next ?? undefined });
  expect([first, second, third].flatMap((page) => page.items.map((item) => item.actId))).toEqual(
    ids.reverse(),
  );
  expect(third.next).toBeNull();
});

test("the log cannot be rewritten, not even by SQL", () => {
  audit.finished(audit.attempted(act), "succeeded", null);
  for (const sql of [
    `update "audit" set "actor" = 'eve'`,
    `delete from "audit"`,
    `delete from "audit" where id = 2`,
  ]) {
    expect(() => db.sqlite.exec(sql)).toThrow(/append-only/);
  }
  expect(audit.list({ limit: 10 }).items).toHaveLength(2);
});

test("a second outcome is refused and reported", () => {
  const actId = audit.attempted(act);
  audit.finished(actId, "succeeded", null);
  audit.finished(actId, "failed", null);
  expect(errors).toEqual(["the outcome of an act could not be audited"]);
  expect(audit.list({ limit: 10 }).items.map(({ phase }) => phase)).toEqual(["succeeded", "attempted"]);
});

test("an outcome of no known act is reported", () => {
  audit.finished("nobody", "succeeded", null);
  expect(errors).toEqual(["an outcome belongs to no audited act"]);
});

const caught = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test.each([
  ["read-only", "query_only = on", "query_only = off", /readonly/],
  ["full", "max_page_count = 1", "max_page_count = 1000000", /full/],
])("with a database that is %s acts are refused; afterwards they are not", (_name, breaks, mends, words) => {
  const running = audit.attempted(act);
  db.sqlite.pragma(breaks);
  const big = { ...act, target: "x".repeat(100_000) };
  expect(caught(() => audit.attempted(big))).toMatchObject({
    code: "audit_unavailable",
    details: { reason: expect.stringMatching(words) },
  });
  expect(audit.list({ limit: 10 }).items).toHaveLength(1);
  db.sqlite.pragma(mends);
  audit.finished(running, "succeeded", null);
  audit.attempted(big);
  expect(audit.list({ limit: 10 }).items).toHaveLength(3);
});

test("an outcome that cannot be written is reported, not thrown: the act has happened", () => {
  const actId = audit.attempted(act);
  db.sqlite.pragma("query_only = on");
  audit.finished(actId, "succeeded", null);
  expect(errors).toEqual(["the outcome of an act could not be audited"]);
});

describe("what must be done also without a log", () => {
  const rows = () => audit.list({ limit: 500 }).items.toReversed();

  test.each([
    ["read-only", "query_only = on", "query_only = off"],
    ["full", "max_page_count = 1", "max_page_count = 1000000"],
  ])(
    "is done while the database is %s, told in the panel's log, and written when that is possible again",
    (_name, breaks, mends) => {
      const big = { ...act, target: "x".repeat(100_000) };
      db.sqlite.pragma(breaks);
      const ended = audit.attempted(big, "proceed");
      audit.finished(ended, "succeeded", null);
      const running = audit.attempted(big, "proceed");
      expect(errors.filter((message) => /is done although/.test(message))).toHaveLength(2);
      expect(errors.filter((message) => /how an act ended/.test(message))).toHaveLength(1);
      expect(rows()).toEqual([]);
      db.sqlite.pragma(mends);
      const next = audit.attempted(act);
      audit.finished(running, "failed", "engine_timeout");
      expect(rows().map(({ at, actId, phase, detail }) => ({ at, actId, phase, detail }))).toEqual([
        { at: 1000, actId: ended, phase: "attempted", detail: expect.stringContaining("written late") },
        { at: 1001, actId: ended, phase: "succeeded", detail: null },
        { at: 1002, actId: running, phase: "attempted", detail: expect.stringContaining("written late") },
        { at: 1003, actId: next, phase: "attempted", detail: null },
        { at: 1004, actId: running, phase: "failed", detail: "engine_timeout" },
      ]);
    },
  );

  test("is done in any number, but held in a bounded one, and what is still held is written at the end", () => {
    db.sqlite.pragma("query_only = on");
    for (let count = 0; count < 1_100; count += 1) audit.attempted(act, "proceed");
    db.sqlite.pragma("query_only = off");
    audit.close();
    expect(db.sqlite.prepare(`select count(*) as count from "audit"`).get()).toEqual({ count: 1_000 });
  });

  test("does not lift the rule for all others", () => {
    db.sqlite.pragma("query_only = on");
    audit.attempted(act, "proceed");
    expect(() => audit.attempted(act)).toThrow(expect.objectContaining({ code: "audit_unavailable" }));
  });
});

test("names from outside are written so that nothing in them acts", () => {
  audit.attempted({ ...act, target: "web\u001b[2J\u202egnp", environment: "lo\ncal" });
  expect(audit.list({ limit: 1 }).items[0]).toMatchObject({
    target: "web␛[2J⟨U+202E⟩gnp",
    environment: "lo␊cal",
  });
});
