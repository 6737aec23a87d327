import { chmodSync, renameSync, rmSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import { accounts } from "./migrations/0001-accounts.ts";
import { audit } from "./migrations/0002-audit.ts";
import { people } from "./migrations/0003-people.ts";
import { recreations } from "./migrations/0004-recreations.ts";
import { savedCommands } from "./migrations/0005-saved-commands.ts";

type Migration = { name: string; sql: string };

/** In the order of their names; one that has been released is never changed. */
export const migrations: readonly Migration[] = [accounts, audit, people, recreations, savedCommands];

/**
 * Brings the database to the newest schema, forward only. All that is pending happens in one transaction, so that a
 * panel killed half-way leaves the old schema or the new one; a database that holds something already is copied
 * beside itself first. Throws if the database comes from a newer panel.
 */
export const migrate = (sqlite: BetterSqlite3.Database, known: readonly Migration[] = migrations): void => {
  sqlite.exec(
    `create table if not exists "migration" ("name" text not null primary key, "at" integer not null)`,
  );
  const applied = readApplied(sqlite);
  refuseNewer(applied, known);
  const pending = known.filter(({ name }) => !applied.includes(name));
  const [first] = pending;
  if (!first) return;
  if (applied.length > 0) backUp(sqlite, `${sqlite.name}.before-${first.name}`);
  const record = sqlite.prepare(`insert into "migration" ("name", "at") values (?, ?)`);
  const apply = () => {
    for (const { name, sql } of pending) {
      sqlite.exec(sql);
      record.run(name, Date.now());
    }
  };
  sqlite.transaction(apply).immediate();
};

const readApplied = (sqlite: BetterSqlite3.Database): string[] =>
  sqlite
    .prepare<[], { name: string }>(`select "name" from "migration" order by "name"`)
    .all()
    .map((row) => row.name);

const refuseNewer = (applied: string[], known: readonly Migration[]): void => {
  const foreign = applied.filter((name) => !known.some((migration) => migration.name === name));
  if (foreign.length === 0) return;
  throw new Error(
    `The database was written by a newer Quayside (it has ${foreign.join(", ")}). Start that version, or restore the copy made before the upgrade.`,
  );
};

/** Written under another name first: a copy under its final name is always whole. */
const backUp = (sqlite: BetterSqlite3.Database, path: string): void => {
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  sqlite.prepare("vacuum into ?").run(partial);
  chmodSync(partial, 0o600);
  renameSync(partial, path);
};
