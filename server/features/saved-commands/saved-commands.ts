import { randomBytes } from "node:crypto";
import type { SavedCommand, SavedContent } from "#lib/contracts/saved-commands.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../../db/client.ts";
import {
  countSavedCommands,
  findSavedCommand,
  insertSavedCommand,
  isCommandNameTaken,
  type OwnedCommandRow,
  removeSavedCommand,
  selectSavedCommands,
  updateSavedCommand,
} from "../../db/saved-commands.ts";
import type { Actor } from "../../http/call.ts";
import { toRow, toSavedCommand } from "./saved-row.ts";
import type { Sealing } from "./sealed-values.ts";
import { openValues, sealValues } from "./sealed-values.ts";

const mostPerUser = 200;

type Asked = { name: string; content: SavedContent };
/** A saved command as it was when somebody was shown it. */
export type ShownCommand = { id: string; version: number };

/** The commands that people keep to run again, in the panel's database. */
export const createSavedCommands = ({ db, seal }: { db: Database; seal: Sealing }) => {
  const find = (id: string, actor: Actor): OwnedCommandRow => {
    const row = findSavedCommand(db, id, actor.userId);
    if (row) return row;
    throw new CodedError("not_found", "There is no such saved command");
  };
  const assertNameFree = (actor: Actor, name: string, except: string) => {
    if (!isCommandNameTaken(db, { userId: actor.userId, name, except })) return;
    throw new CodedError("conflict", "You have a saved command of this name", { reason: name });
  };
  const show = (id: string, actor: Actor) => toSavedCommand(find(id, actor), actor.userId);

  return {
    list: (actor: Actor): SavedCommand[] =>
      selectSavedCommands(db, actor.userId).map((row) => toSavedCommand(row, actor.userId)),

    create: (actor: Actor, { name, content }: Asked): SavedCommand => {
      assertNameFree(actor, name, "");
      if (countSavedCommands(db, actor.userId) >= mostPerUser) {
        throw new CodedError("limit_reached", "Too many commands are saved", {
          reason: `You have ${mostPerUser} saved commands, which is the most. Remove one first.`,
        });
      }
      const id = randomBytes(18).toString("base64url");
      const sealedValues = sealValues(seal, id, content.env, new Map());
      insertSavedCommand(db, {
        ...toRow(name, content),
        ...{ id, userId: actor.userId, sealedValues, version: 1 },
      });
      return show(id, actor);
    },

    update: (actor: Actor, id: string, { name, content }: Asked): SavedCommand => {
      const row = find(id, actor);
      if (row.userId !== actor.userId)
        throw new CodedError("forbidden", `This command belongs to ${row.owner}: save one of your own`);
      assertNameFree(actor, name, id);
      const needsStored = content.env.some(({ value }) => value === undefined);
      const stored = needsStored ? openValues(seal, row) : new Map<string, string>();
      const sealedValues = sealValues(seal, id, content.env, stored);
      const changed = { ...toRow(name, content), id, userId: row.userId, sealedValues };
      updateSavedCommand(db, { ...changed, version: row.version + 1 });
      return show(id, actor);
    },

    /** Removes one's own, as an admin also what others share; resolves to its name. */
    remove: (actor: Actor, id: string): string => {
      const row = find(id, actor);
      if (row.userId !== actor.userId && actor.role !== "admin")
        throw new CodedError("forbidden", `This command belongs to ${row.owner}`);
      removeSavedCommand(db, id);
      return row.name;
    },

    /**
     * The variables' values, for a process that is about to be started; they go nowhere else. Throws `not_found`, and
     * `confirmation_outdated` where the command is another by now than the one that was shown.
     */
    valuesOf: (actor: Actor, shown: ShownCommand): ReadonlyMap<string, string> => {
      const row = find(shown.id, actor);
      if (row.version === shown.version) return openValues(seal, row);
      throw new CodedError("confirmation_outdated", "The saved command was changed meanwhile", {
        reason: `${row.name} is not what it was when you were shown it: look at it again.`,
      });
    },
  };
};
export type SavedCommands = ReturnType<typeof createSavedCommands>;
