import { z } from "zod";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { SavedCommandRow } from "../../db/saved-commands.ts";

/** Keeps a text so that nobody reads it out of the database; see `server/auth/seal.ts`. */
export type Sealing = {
  seal(text: string, about: string): string;
  /** Null where it cannot be opened. */
  open(sealed: string, about: string): string | null;
};

const storedValues = z.record(z.string(), z.string());

/**
 * The variables' values, sealed for one command's row; those that were not given are the stored ones. Throws
 * `invalid_input` for a variable that has none. Null where there are no variables.
 */
export const sealValues = (
  seal: Sealing,
  id: string,
  env: readonly { name: string; value?: string | undefined }[],
  stored: ReadonlyMap<string, string>,
): string | null => {
  if (env.length === 0) return null;
  const values = env.map(({ name, value }) => [name, value ?? stored.get(name)] as const);
  const missing = values.find(([, value]) => value === undefined);
  if (missing)
    throw new CodedError("invalid_input", `The variable ${missing[0]} has no value`, {
      issues: [{ path: "content.env", message: `${missing[0]} has no value` }],
    });
  return seal.seal(JSON.stringify(Object.fromEntries(values)), id);
};

/** The values of a stored command; throws `conflict` where they cannot be read any more. */
export const openValues = (
  seal: Sealing,
  { id, sealedValues }: Pick<SavedCommandRow, "id" | "sealedValues">,
): ReadonlyMap<string, string> => {
  if (sealedValues === null) return new Map();
  const text = seal.open(sealedValues, id);
  if (text === null)
    throw new CodedError("conflict", "The values of this command's variables cannot be read any more", {
      reason: "The key that they were encrypted with is gone. Give the values again.",
    });
  return new Map(Object.entries(storedValues.parse(JSON.parse(text))));
};
