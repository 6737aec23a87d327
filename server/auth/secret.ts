import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Values that stand in documentation and examples; the first is better-auth's own fallback. */
const known = [
  "better-auth-secret-12345678901234567890",
  "change-me",
  "changeme",
  "secret",
  "example",
  "your-secret",
];

/** What a secret is for: its file in the data directory, and what a new one costs, for whoever has to remove it. */
type Purpose = { file: string; cost: string };

const cookies: Purpose = { file: "secret", cost: "everybody must then sign in again" };

/**
 * A key of this installation, the one that session cookies are signed with unless told otherwise: made at the first
 * start, kept in the data directory, readable by this user alone. Throws in plain words on one that is short, well known
 * or readable by others.
 */
export const readOrCreateSecret = (dataDir: string, { file, cost }: Purpose = cookies): string => {
  const path = join(dataDir, file);
  const secret = readIfThere(path) ?? create(path);
  const problem = problemOf(secret, path);
  if (problem) throw new Error(`${path} ${problem}. Remove the file for a new one; ${cost}.`);
  return secret;
};

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/** Written whole under another name and then renamed, so that a kill leaves no half secret behind. */
const create = (path: string): string => {
  const secret = randomBytes(48).toString("base64url");
  const partial = `${path}.partial`;
  const file = openSync(partial, "w", 0o600);
  writeSync(file, `${secret}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, path);
  return secret;
};

const problemOf = (secret: string, path: string): string | null => {
  if ((statSync(path).mode & 0o077) !== 0) return "can be read by others than the panel's user";
  if (secret.length < 32) return "holds a secret of less than 32 characters";
  if (new Set(secret).size < 12) return "holds a secret that is easy to guess";
  if (known.some((word) => secret.toLowerCase().startsWith(word)))
    return "holds a secret that is known from an example";
  return null;
};
