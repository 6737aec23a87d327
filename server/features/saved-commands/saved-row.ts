import { z } from "zod";
import type { SavedCommand, SavedContent } from "#lib/contracts/saved-commands.ts";
import type { OwnedCommandRow, SavedCommandRow } from "../../db/saved-commands.ts";

const words = z.array(z.string());
const flag = (on: boolean) => (on ? 1 : 0);

/** What is stored of a command, but for what tells whose it is. */
export const toRow = (
  name: string,
  { command, tty, detached, user, workingDir, privileged, image, shared, env }: SavedContent,
): Omit<SavedCommandRow, "id" | "userId" | "sealedValues" | "version"> => ({
  name,
  command: command && JSON.stringify(command),
  tty: flag(tty),
  detached: flag(detached),
  user,
  workingDir,
  privileged: flag(privileged),
  image,
  shared: flag(shared),
  env: JSON.stringify([...new Set(env.map((one) => one.name))]),
  updatedAt: Date.now(),
});

/** A stored command as a reader sees it: variables by their names alone. */
export const toSavedCommand = (row: OwnedCommandRow, reader: string): SavedCommand => ({
  id: row.id,
  name: row.name,
  command: row.command === null ? null : words.parse(JSON.parse(row.command)),
  tty: row.tty === 1,
  detached: row.detached === 1,
  user: row.user,
  workingDir: row.workingDir,
  privileged: row.privileged === 1,
  image: row.image,
  shared: row.shared === 1,
  version: row.version,
  env: words.parse(JSON.parse(row.env)),
  owner: row.owner,
  own: row.userId === reader,
  updatedAt: row.updatedAt,
});
