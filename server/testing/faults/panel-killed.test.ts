import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Role, roles } from "#lib/contracts/permissions.ts";
import { databaseFile } from "../../db/data-directory.ts";
import { createKillablePanel } from "./killable-panel.ts";

/** As many rounds as fit into the time, unless `QUAYSIDE_KILL_ROUNDS` says how many. */
const wantedRounds = Number(process.env.QUAYSIDE_KILL_ROUNDS ?? 0);
const roundsAtLeast = wantedRounds || 4;
const timeMs = wantedRounds ? 0 : 22_000;

let killable: ReturnType<typeof createKillablePanel>;
beforeEach(() => {
  killable = createKillablePanel();
});
afterEach(() => killable[Symbol.asyncDispose]());

const call = async (url: string, cookie: string, method: string, path: string, body?: object) => {
  const headers = { origin: url, cookie, "content-type": "application/json" };
  return fetch(`${url}/api${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
};

/** What the panel has acknowledged, in all rounds. */
type Acknowledged = {
  /** Users by name, with the role that was acknowledged last and the one that was asked for last. */
  readonly users: Map<string, { acknowledged: Role; asked: Role; changes: number }>;
};

/** Creates users and gives them other roles, all at once, until the panel is killed in the midst of it. */
const writeUntilKilled = async (
  url: string,
  { round, cookie, acts, known }: { round: number; cookie: string; acts: number; known: Acknowledged },
): Promise<void> => {
  let left = acts;
  let isKilled = false;
  const write = async (method: string, path: string, body: object): Promise<boolean> => {
    const answer = await call(url, cookie, method, path, body).catch(() => null);
    if (!answer) {
      isKilled = true;
      return false;
    }
    // The head is the acknowledgement.
    expect(answer.status, await answer.text().catch(() => "cut")).toBe(200);
    left -= 1;
    // Somewhere in what the others are writing at that moment.
    if (left === 0) setTimeout(() => void killable.kill(), Math.random() * 30);
    return true;
  };
  const liveOnce = async (name: string): Promise<void> => {
    if (!(await write("POST", "/users", { username: name, role: "viewer" }))) return;
    const user = { acknowledged: "viewer" as Role, asked: "viewer" as Role, changes: 0 };
    known.users.set(name, user);
    const others = roles.filter((role) => role !== "viewer");
    for (const role of [...others, ...others]) {
      user.asked = role;
      if (!(await write("PUT", `/users/${name}/role`, { role }))) return;
      user.acknowledged = role;
      user.changes += 1;
    }
  };
  const work = async (worker: number): Promise<void> => {
    for (let turn = 0; !isKilled; turn += 1) await liveOnce(`user-${round}-${worker}-${turn}`);
  };
  await Promise.all([0, 1, 2, 3].map(work));
};

/** Reads what the killed panel left, without it. */
const inspect = (known: Acknowledged): void => {
  const db = new Sqlite(databaseFile(killable.dataDir), { readonly: true });
  try {
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    const stored = db.prepare("select username, role from user").all() as { username: string; role: Role }[];
    const roleOf = new Map(stored.map(({ username, role }) => [username, role]));
    const told = db
      .prepare("select action, target, phase, count(*) as times from audit group by action, target, phase")
      .all() as { action: string; target: string; phase: string; times: number }[];
    const times = (action: string, target: string, phase: string) =>
      told.find((row) => row.action === action && row.target === target && row.phase === phase)?.times ?? 0;
    for (const [name, { acknowledged, asked, changes }] of known.users) {
      expect([acknowledged, asked], name).toContain(roleOf.get(name));
      expect(times("user.create", name, "succeeded"), name).toBe(1);
      expect(times("user.set-role", name, "succeeded"), name).toBeGreaterThanOrEqual(changes);
    }
    // Nothing was done that had not been written down before, acknowledged or not.
    for (const { username } of stored) {
      if (username !== "admin") expect(times("user.create", username, "attempted"), username).toBe(1);
    }
  } finally {
    db.close();
  }
};

test("killed with SIGKILL while it writes, again and again, the panel has kept all that it acknowledged", {
  timeout: 120_000 + wantedRounds * 30_000,
}, async () => {
  const known: Acknowledged = { users: new Map() };
  let cookie = "";
  const end = performance.now() + timeMs;
  let round = 0;
  while (round < roundsAtLeast || performance.now() < end) {
    const url = await killable.start();
    // Signed in once: an acknowledged session is a write that has to be there, too.
    if (round === 0) ({ cookie } = await killable.signIn(url));
    await writeUntilKilled(url, { round, cookie, acts: 1 + Math.floor(Math.random() * 25), known });
    await killable.kill();
    inspect(known);
    round += 1;
  }
  expect(known.users.size).toBeGreaterThan(round);
});
