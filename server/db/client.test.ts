import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { selectAudit } from "./audit.ts";
import { type Database, openDatabase } from "./client.ts";

let directory: string;
const opened: Database[] = [];
const children: ChildProcess[] = [];
const open = (): Database => {
  const db = openDatabase(directory);
  opened.push(db);
  return db;
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), "quayside-db-")), "data");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const db of opened.splice(0)) if (db.sqlite.open) db.close();
  rmSync(join(directory, ".."), { recursive: true });
});

/** A panel's worth of writing in a process of its own, which tells each row that was acknowledged. */
const startWriter = (): ChildProcess => {
  const script = new URL("./testing/audit-writer.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return child;
};

const readLines = async (child: ChildProcess, upTo: number): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    lines.push(line);
    if (lines.length === upTo) child.kill("SIGKILL");
  }
  return lines;
};

test("directory and files are for the panel's user alone", () => {
  const db = open();
  db.sqlite.exec(`create table "t" ("x")`);
  expect(modeOf(directory)).toBe(0o700);
  const files = readdirSync(directory);
  expect(files).toContain("quayside.db-wal");
  for (const file of files) expect([file, modeOf(join(directory, file))]).toEqual([file, 0o600]);
});

test("commits are flushed, foreign keys kept", () => {
  const { sqlite } = open();
  expect(sqlite.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(sqlite.pragma("synchronous", { simple: true })).toBe(2);
  expect(sqlite.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a second panel on the same directory is refused until the first has closed", () => {
  const first = open();
  expect(() => openDatabase(directory)).toThrow(/in use by another Quayside/);
  first.close();
  open();
});

test("a directory that everybody may write to is refused, another's is left as it is", () => {
  mkdirSync(directory);
  writeFileSync(join(directory, "something-else"), "");
  chmodSync(directory, 0o777);
  expect(() => openDatabase(directory)).toThrow(/written by everybody/);
  chmodSync(directory, 0o755);
  open();
  expect(modeOf(directory)).toBe(0o755);
});

test("a path that is a file is refused in words", () => {
  writeFileSync(directory, "");
  expect(() => openDatabase(directory)).toThrow(/DATA_DIR .* cannot be used/);
});

test("what throws inside `atomically` leaves nothing behind", () => {
  const db = open();
  const insert = db.kysely.insertInto("audit").values({
    at: 1,
    actId: "a",
    phase: "attempted",
    action: "x",
    actor: null,
    environment: null,
    target: null,
    address: "::1",
    detail: null,
  });
  const failing = () =>
    db.atomically(() => {
      db.run(insert);
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(selectAudit(db, undefined, 10)).toEqual([]);
});

test("a panel killed while it writes frees the directory and has kept every acknowledged row", async () => {
  let kept = 0;
  for (const rows of [1, 17, 60]) {
    const writer = startWriter();
    const ended = once(writer, "exit");
    const acknowledged = await readLines(writer, rows);
    const [, signal] = await ended;
    expect(signal).toBe("SIGKILL");
    const db = open();
    expect(db.sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    const found = new Set(selectAudit(db, undefined, 100_000).map((row) => row.actId));
    expect(acknowledged.length).toBeGreaterThanOrEqual(rows);
    expect(acknowledged.filter((actId) => !found.has(actId))).toEqual([]);
    kept += acknowledged.length;
    expect(found.size).toBeGreaterThanOrEqual(kept);
    db.close();
  }
});

test("the lock holds against another process", async () => {
  const writer = startWriter();
  await once(writer.stdout as NodeJS.ReadableStream, "data");
  expect(() => openDatabase(directory)).toThrow(/in use by another Quayside/);
});
