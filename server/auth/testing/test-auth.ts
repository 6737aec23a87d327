import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "#lib/contracts/permissions.ts";
import { type Config, readConfig } from "../../config.ts";
import { type Database, openDatabase } from "../../db/client.ts";
import type { Log } from "../../log.ts";
import { type Auth, createAuth } from "../auth.ts";
import type { SignedIn } from "../reception.ts";
import type { Revocation } from "../revocations.ts";

export const strong = "correct horse battery";
export const caller = { address: "192.0.2.1", userAgent: "vitest" };

/** Users and sessions on a database of their own in a temporary directory, with a clock that stands still. */
export type TestAuth = {
  auth: Auth;
  db: Database;
  dataDir: string;
  clock: { now: number };
  /** All that was logged, as text. */
  logged: string[];
  revoked: Revocation[];
  /** Creates the first administrator, "ada". */
  setUp(): Promise<SignedIn>;
  addUser(username: string, role: Role): Promise<string>;
  signIn(username: string, password?: string): Promise<SignedIn>;
  /** Stops and starts again on the same data, with the same clock. */
  restart(): Promise<void>;
  dispose(): void;
};

export const createTestAuth = async (env: Record<string, string> = {}): Promise<TestAuth> => {
  const dataDir = mkdtempSync(join(tmpdir(), "quayside-auth-"));
  const config: Config = readConfig({ ...env, DATA_DIR: dataDir });
  const clock = { now: Date.now() };
  const logged: string[] = [];
  const write = (detail: object, message: string) => void logged.push(`${message} ${JSON.stringify(detail)}`);
  const log: Log = { info: write, warn: write, error: write };
  const revoked: Revocation[] = [];
  const open = async () => {
    const db = openDatabase(dataDir);
    const auth = await createAuth({ db, config, log, clock: () => clock.now });
    auth.onRevoked((what) => revoked.push(what));
    return { db, auth };
  };
  const close = () => {
    panel.auth.dispose();
    panel.db.close();
  };
  const signIn = (username: string, password = strong) => panel.auth.signIn({ username, password, caller });
  const panel: TestAuth = {
    ...(await open()),
    dataDir,
    clock,
    logged,
    revoked,
    signIn,
    setUp: () =>
      panel.auth.setup({ token: panel.auth.setupToken() ?? "", username: "ada", password: strong, caller }),
    addUser: async (username, role) =>
      (await panel.auth.createUser({ username, password: strong, role })).userId,
    restart: async () => {
      close();
      Object.assign(panel, await open());
    },
    dispose: () => {
      close();
      rmSync(dataDir, { recursive: true });
    },
  };
  return panel;
};

/** What a browser would send back: the first of the cookies, without its attributes. */
export const cookieOf = ({ cookies }: Pick<SignedIn, "cookies">): string =>
  (cookies[0] ?? "").split(";")[0] ?? "";
