import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { preparePrivateFile } from "./data-directory.ts";

/**
 * Takes the data directory for this process and returns what gives it back. The lock is SQLite's lock on a file of its
 * own, which the operating system drops when the process ends, however it ends. Throws if another panel holds it.
 */
export const lockDataDirectory = (dataDir: string): (() => void) => {
  const path = join(dataDir, "lock.db");
  preparePrivateFile(path);
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    throw new Error(
      `DATA_DIR ${dataDir} is in use by another Quayside. Stop it, or choose another directory.`,
      {
        cause,
      },
    );
  }
  return () => lock.close();
};
