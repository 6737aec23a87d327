import type { Database } from "./client.ts";
import type { Schema } from "./schema.ts";

export type RecreationRow = Schema["recreation"];

/** Writes down what is about to be done, before anything is. */
export const insertRecreation = (db: Database, row: RecreationRow): void => {
  db.run(db.kysely.insertInto("recreation").values(row));
};

/** Notes the step that is about to be taken, and the new container's id once it is known. */
export const updateRecreation = (
  db: Database,
  id: string,
  change: Pick<RecreationRow, "step"> & { newId?: string },
): void => {
  db.run(db.kysely.updateTable("recreation").set(change).where("id", "=", id));
};

export const removeRecreation = (db: Database, id: string): void => {
  db.run(db.kysely.deleteFrom("recreation").where("id", "=", id));
};

/** What is not settled in an environment, the oldest first. */
export const selectRecreations = (db: Database, environment: string): RecreationRow[] =>
  db.all(db.kysely.selectFrom("recreation").selectAll().where("environment", "=", environment).orderBy("at"));
