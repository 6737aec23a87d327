import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AuditAct, AuditFilter } from "#lib/contracts/audit.ts";
import { visible } from "#lib/format/control-characters.ts";
import { type Database, openDatabase } from "../db/client.ts";
import { createLog } from "../log.ts";
import { type Act, type Audit, createAudit } from "./audit.ts";
import { exportActs } from "./export-acts.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let directory: string;
let db: Database;
let audit: Audit;
let now: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "quayside-acts-"));
  db = openDatabase(directory);
  now = 1_000;
  audit = createAudit({ db, log: createLog("fatal"), now: () => now++ });
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

const act: Act = {
  action: "container.start",
  actor: "ada",
  environment: "local",
  target: "web",
  address: "192.0.2.1",
  detail: null,
  requestId: "request-1",
};
const attempt = (change: Partial<Act> = {}) => audit.attempted({ ...act, ...change });
const succeed = (change: Partial<Act> = {}) => audit.finished(attempt(change), "succeeded", null);

/** All that a filter lets through, read page by page as a client does. */
const readAll = (filter: AuditFilter, limit = 100): AuditAct[] => {
  const found: AuditAct[] = [];
  let before: number | undefined;
  do {
    const page = audit.acts(filter, { before, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return found;
};
const targets = (filter: AuditFilter) => readAll(filter).map((one) => one.target);

test.each([null, "otto"])(
  "who it turned out to be, of an act begun as %s, is who it is shown and found by",
  (actor) => {
    audit.finished(attempt({ actor, action: "session.sign-in" }), "succeeded", null, "grace");
    expect(readAll({ actor: "grace" })).toMatchObject([{ actor: "grace", outcome: "succeeded" }]);
    expect(audit.list({ limit: 2 }).items.map((row) => row.actor)).toEqual(["grace", actor]);
  },
);

test("an act and its outcome are one entry, also when others came between", () => {
  const first = attempt({ target: "one", detail: { signal: "SIGTERM" } });
  const second = attempt({ target: "two" });
  audit.finished(first, "failed", "engine_timeout");
  expect(readAll({})).toEqual([
    expect.objectContaining({ actId: second, outcome: null, endedAt: null, outcomeDetail: null }),
    {
      ...act,
      id: 1,
      at: 1_000,
      actId: first,
      target: "one",
      detail: "signal=SIGTERM",
      outcome: "failed",
      endedAt: 1_002,
      outcomeDetail: "engine_timeout",
    },
  ]);
});

describe("a filter", () => {
  beforeEach(() => {
    succeed({ target: "a" });
    audit.finished(attempt({ target: "b", actor: "otto", action: "container.stop" }), "failed", "conflict");
    audit.finished(
      attempt({ target: "c", actor: null, action: "session.sign-in" }),
      "refused",
      "rate_limited",
    );
    attempt({ target: "100%_d", environment: "remote", action: "containers.start" });
  });

  test.each<[string, AuditFilter, string[]]>([
    ["nothing", {}, ["100%_d", "c", "b", "a"]],
    ["a person", { actor: "otto" }, ["b"]],
    ["a word", { action: "container.stop" }, ["b"]],
    ["a noun, and not what only begins like it", { action: "container" }, ["b", "a"]],
    ["an outcome", { outcome: "refused" }, ["c"]],
    ["what has none", { outcome: "unfinished" }, ["100%_d"]],
    ["an environment", { environment: "remote" }, ["100%_d"]],
    ["a time, its beginning in and its end out", { since: 1_002, until: 1_004 }, ["b"]],
    ["a time before all", { until: 1_000 }, []],
    ["text in whatever case", { text: "OTTO" }, ["b"]],
    ["text in the outcome", { text: "rate_lim" }, ["c"]],
    ["text that would be a pattern", { text: "%_" }, ["100%_d"]],
    ["text that would end the pattern's escape", { text: "\\" }, []],
    ["several at once", { actor: "ada", action: "container", outcome: "succeeded" }, ["a"]],
  ])("by %s", (_, filter, expected) => {
    expect(targets(filter)).toEqual(expected);
  });
});

test("pages follow one another without a gap or a double while the log grows", () => {
  for (let index = 0; index < 25; index += 1) succeed({ target: `t${index}` });
  const first = audit.acts({}, { limit: 10 });
  for (let index = 0; index < 5; index += 1) succeed({ target: "later" });
  const second = audit.acts({}, { before: first.next ?? 0, limit: 10 });
  const third = audit.acts({}, { before: second.next ?? 0, limit: 10 });
  expect([first, second, third].flatMap((page) => page.items.map((one) => one.target))).toEqual(
    Array.from({ length: 25 }, (_, index) => `t${24 - index}`),
  );
  expect(third.next).toBeNull();
});

/** So many acts that one page cannot look at all of them. */
const fill = (count: number) => {
  const insert = db.sqlite.prepare(
    `insert into "audit" ("at", "actId", "phase", "action", "address") values (?, ?, ?, 'x.y', '')`,
  );
  db.sqlite.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      insert.run(index, `act-${index}`, "attempted");
      insert.run(index, `act-${index}`, "succeeded");
    }
  })();
};

test("a rare act at the far end of a long log is found, and no page looks at all of it", () => {
  const first = attempt({ target: "rare" });
  fill(60_000);
  const page = audit.acts({ text: "rare" }, { limit: 10 });
  expect(page).toEqual({ items: [], next: expect.any(Number) });
  expect(readAll({ text: "rare" }).map((one) => one.actId)).toEqual([first]);
});

test("neither an outcome nor a page makes the database look at the whole table", () => {
  const plans: string[] = [];
  const all = db.all;
  const explained = (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile();
    const steps = db.sqlite.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
    plans.push(...steps.map((step) => step.detail));
  };
  db.all = (query) => {
    explained(query as never);
    return all(query);
  };
  const run = db.run;
  db.run = (statement) => {
    explained(statement as never);
    return run(statement);
  };
  succeed();
  audit.acts({ since: 1, text: "web" }, { limit: 10 });
  expect(plans.join("\n")).toMatch(/SEARCH .* USING INDEX audit_outcome_idx/);
  expect(plans.join("\n")).toMatch(/SEARCH audit USING INDEX audit_attempt_idx/);
  expect(plans.filter((step) => step.startsWith("SCAN "))).toEqual([]);
});

describe("an export", () => {
  const written = async (filter: AuditFilter, format: "csv" | "jsonl") => {
    let text = "";
    for await (const chunk of exportActs(audit.acts, filter, format)) text += chunk;
    return text;
  };

  test("holds what the filter lets through, newest first, over many pages", async () => {
    fill(1_200);
    succeed({ target: "last" });
    const lines = (await written({ action: "x" }, "jsonl")).trimEnd().split("\n");
    expect(lines).toHaveLength(1_200);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ actId: "act-1199", outcome: "succeeded" });
    const csv = (await written({}, "csv")).trimEnd().split("\r\n");
    expect(csv).toHaveLength(1_202);
    expect(csv[0]).toBe(
      "\ufeffat,actor,action,environment,target,outcome,outcomeDetail,detail,address,endedAt,requestId,actId",
    );
    expect(csv[1]).toContain("ada,container.start,local,last,succeeded,,,192.0.2.1,");
  });

  test("makes formulas, line breaks and invisible characters harmless", async () => {
    const hostile = "=cmd|' /C calc'!A0\n\u202egnp.exe\u001b]52;c;\u0007";
    succeed({ target: hostile });
    const [, line = ""] = (await written({}, "csv")).split("\r\n");
    expect(line).toContain("\"'=cmd|' /C calc'!A0␊⟨U+202E⟩gnp.exe␛]52;c;␇\"");
    const json = await written({}, "jsonl");
    expect(visible(json.trimEnd())).toBe(json.trimEnd());
    expect(JSON.parse(json)).toMatchObject({ target: visible(hostile) });
  });

  test("of nothing is a file with a head, or an empty one", async () => {
    expect(await written({ actor: "nobody" }, "jsonl")).toBe("");
    expect((await written({ actor: "nobody" }, "csv")).split("\r\n")).toHaveLength(2);
  });
});
