import Sqlite from "better-sqlite3";
import { type Compilable, Kysely, SqliteDialect } from "kysely";
import { databaseFile, prepareDataDirectory, preparePrivateFile } from "./data-directory.ts";
import { lockDataDirectory } from "./lock.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

/**
 * The panel's database. Queries are built and typed by Kysely but run synchronously: there is one connection, and a
 * transaction that were open across an `await` would swallow whatever others write meanwhile. So no transaction of
 * Kysely's is ever used; `atomically` is the only kind there is.
 */
export type Database = {
  kysely: Kysely<Schema>;
  sqlite: Sqlite.Database;
  /** All rows of a query. */
  all<R>(query: Compilable<R>): R[];
  /** The first row, if any. */
  first<R>(query: Compilable<R>): R | undefined;
  /** Runs a statement; returns how many rows it changed. */
  run(statement: Compilable): number;
  /** All or nothing; `work` is synchronous. What it throws undoes it. */
  atomically<T>(work: () => T): T;
  /** Closes the file and gives the data directory back. */
  close(): void;
};

/**
 * Opens `quayside.db` in the data directory, for this process alone, with the newest schema. Throws in plain words if
 * the directory cannot be used, is taken, or holds a newer panel's data.
 */
export const openDatabase = (dataDir: string): Database => {
  prepareDataDirectory(dataDir);
  const unlock = lockDataDirectory(dataDir);
  try {
    const sqlite = openFile(databaseFile(dataDir));
    return toDatabase(sqlite, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
};

const openFile = (path: string): Sqlite.Database => {
  preparePrivateFile(path);
  const sqlite = new Sqlite(path, { timeout: 5000 });
  try {
    sqlite.pragma("journal_mode = wal");
    // What was acknowledged must survive a power cut: every commit is flushed.
    sqlite.pragma("synchronous = full");
    sqlite.pragma("foreign_keys = on");
    migrate(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
};

const toDatabase = (sqlite: Sqlite.Database, unlock: () => void): Database => {
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const statements = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    kysely,
    sqlite,
    all: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile();
      return prepare(sql).all(...parameters) as R[];
    },
    first: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile();
      return prepare(sql).get(...parameters) as R | undefined;
    },
    run: (statement) => {
      const { sql, parameters } = statement.compile();
      return prepare(sql).run(...parameters).changes;
    },
    atomically: (work) => sqlite.transaction(work).immediate(),
    close: () => {
      sqlite.close();
      unlock();
    },
  };
};
