import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export const databaseFile = (dataDir: string): string => join(dataDir, "quayside.db");

/**
 * Makes the data directory readable by this user alone. One that exists is narrowed if it is ours (empty, or with our
 * database in it); somebody else's directory keeps its mode, but must not be writable by everybody, who could then put
 * another database in the place of ours. Throws in plain words.
 */
export const prepareDataDirectory = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const content = readdirSync(dataDir).filter((name) => name !== "lost+found");
    if (content.length === 0 || content.includes("quayside.db")) chmodSync(dataDir, 0o700);
  } catch (cause) {
    throw new Error(`DATA_DIR ${dataDir} cannot be used: ${String(cause)}`, { cause });
  }
  if ((statSync(dataDir).mode & 0o002) !== 0) {
    throw new Error(
      `DATA_DIR ${dataDir} can be written by everybody. Choose a directory of the panel's own.`,
    );
  }
};

/**
 * Creates the file if need be and makes it private before SQLite opens it; `-wal` and `-shm` take its mode. A file that
 * exists is not opened here: closing it again would drop every lock that this process holds on it (POSIX).
 */
export const preparePrivateFile = (path: string): void => {
  if (existsSync(path)) chmodSync(path, 0o600);
  else closeSync(openSync(path, "wx", 0o600));
};
