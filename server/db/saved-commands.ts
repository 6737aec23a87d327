import type { Database } from "./client.ts";
import type { Schema } from "./schema.ts";

export type SavedCommandRow = Schema["savedCommand"];
/** A row with the name of who saved it. */
export type OwnedCommandRow = SavedCommandRow & { owner: string };

const owned = (db: Database) =>
  db.kysely
    .selectFrom("savedCommand")
    .innerJoin("user", "user.id", "savedCommand.userId")
    .selectAll("savedCommand")
    .select("user.username as owner");

/** A user's own commands and those that others share, by name. */
export const selectSavedCommands = (db: Database, userId: string): OwnedCommandRow[] =>
  db.all(
    owned(db)
      .where((is) => is.or([is("savedCommand.userId", "=", userId), is("savedCommand.shared", "=", 1)]))
      .orderBy("savedCommand.name"),
  );

/** A command that a user may see; another's that is not shared does not exist. */
export const findSavedCommand = (db: Database, id: string, userId: string): OwnedCommandRow | undefined =>
  db.first(
    owned(db)
      .where("savedCommand.id", "=", id)
      .where((is) => is.or([is("savedCommand.userId", "=", userId), is("savedCommand.shared", "=", 1)])),
  );

export const countSavedCommands = (db: Database, userId: string): number =>
  db.first(
    db.kysely
      .selectFrom("savedCommand")
      .select((all) => all.fn.countAll<number>().as("count"))
      .where("userId", "=", userId),
  )?.count ?? 0;

/** Whether another of a user's commands has this name. */
export const isCommandNameTaken = (
  db: Database,
  { userId, name, except }: { userId: string; name: string; except: string },
): boolean =>
  db.first(
    db.kysely
      .selectFrom("savedCommand")
      .select("id")
      .where("userId", "=", userId)
      .where("name", "=", name)
      .where("id", "!=", except),
  ) !== undefined;

export const insertSavedCommand = (db: Database, row: SavedCommandRow): void => {
  db.run(db.kysely.insertInto("savedCommand").values(row));
};

export const updateSavedCommand = (db: Database, { id, ...row }: SavedCommandRow): void => {
  db.run(db.kysely.updateTable("savedCommand").set(row).where("id", "=", id));
};

export const removeSavedCommand = (db: Database, id: string): void => {
  db.run(db.kysely.deleteFrom("savedCommand").where("id", "=", id));
};
