import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, migrations } from "./migrate.ts";

let directory: string;
let sqlite: Sqlite.Database;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "quayside-migrate-"));
  sqlite = new Sqlite(join(directory, "quayside.db"));
});
afterEach(() => {
  sqlite.close();
  rmSync(directory, { recursive: true });
});

const tables = (database: Sqlite.Database): unknown[] =>
  database.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
const note = { name: "0100-note", sql: `create table "note" ("text" text)` };
const broken = { name: "0101-broken", sql: `create table "half" ("x" text); create table "note" ("x" text)` };

test("the names of the migrations are in order", () => {
  const names = migrations.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
});

test("a fresh database is built without a copy; a second start changes nothing", () => {
  migrate(sqlite);
  const built = tables(sqlite);
  expect(built).toContain("audit");
  migrate(sqlite);
  expect(tables(sqlite)).toEqual(built);
  expect(readdirSync(directory).filter((name) => name.includes("before"))).toEqual([]);
});

test("a database with data in it is copied, privately, before it changes", () => {
  migrate(sqlite);
  migrate(sqlite, [...migrations, note]);
  expect(tables(sqlite)).toContain("note");
  const path = join(directory, "quayside.db.before-0100-note");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const copy = new Sqlite(path, { readonly: true });
  expect(tables(copy)).not.toContain("note");
  expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
  copy.close();
});

test("when one of several fails, the schema stays as it was", () => {
  migrate(sqlite);
  const before = tables(sqlite);
  expect(() => migrate(sqlite, [...migrations, note, broken])).toThrow(/already exists/);
  expect(tables(sqlite)).toEqual(before);
  migrate(sqlite, [...migrations, note]);
  expect(tables(sqlite)).toContain("note");
});

test("a newer panel's database is refused", () => {
  migrate(sqlite, [...migrations, note]);
  expect(() => migrate(sqlite)).toThrow(/newer Quayside \(it has 0100-note\)/);
});
