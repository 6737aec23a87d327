import { describe, expect, test } from "vitest";
import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import {
  choicesOf,
  cliOf,
  contentOf,
  countOptions,
  detachedInputOf,
  type ExecWish,
  emptyWish,
  openingOf,
  problemsOf,
  wishOf,
} from "./exec-wish.ts";
import { fromRemembered, toRemember } from "./remembered-wish.ts";

const wish = (more: Partial<ExecWish> = {}): ExecWish => ({ ...emptyWish, ...more });
const row = (key: number, name: string, value = "", stored = false) => ({ key, name, value, stored });
const target = { environment: "local", container: "web" };
const codes = (of: ExecWish) => problemsOf(of).map(({ code }) => code);

test("nothing chosen asks for nothing but the shell", () => {
  expect(openingOf(target, emptyWish)).toEqual({ kind: "exec", ...target, tty: true });
  expect(cliOf("web", emptyWish)).toBe("docker exec -it web sh");
  expect(countOptions(emptyWish)).toBe(0);
});

test("all that is chosen is asked for, and stands in the docker line", () => {
  const all = wish({
    mode: "own",
    line: "ls -l 'a b'",
    tty: false,
    user: "app",
    workingDir: "/srv",
    privileged: true,
    env: [row(0, "A", "1 2"), row(1, "", "")],
  });
  expect(openingOf(target, all)).toEqual({
    kind: "exec",
    ...target,
    tty: false,
    command: ["ls", "-l", "a b"],
    user: "app",
    workingDir: "/srv",
    env: [{ name: "A", value: "1 2" }],
    privileged: true,
    hostPower: ["privileged"],
  });
  expect(cliOf("web", all)).toBe(
    "docker exec -i --privileged --user app --workdir /srv --env 'A=1 2' web ls -l 'a b'",
  );
  expect(countOptions(all)).toBe(4);
  expect(codes(all)).toEqual([]);
});

test("a chosen shell is the command; a detached one has no terminal", () => {
  expect(openingOf(target, wish({ shell: "bash" }))).toMatchObject({ command: ["bash"] });
  const detached = wish({ mode: "detached", line: "sync" });
  expect(cliOf("web", detached)).toBe("docker exec -d web sync");
  expect(detachedInputOf(target, detached)).toEqual({ ...target, command: ["sync"] });
});

test.each<[Partial<ExecWish>, string[]]>([
  [{ mode: "own", line: " " }, ["commandMissing"]],
  [{ mode: "detached", line: "sh -c 'x" }, ["commandOpenQuote"]],
  [{ user: "a b" }, ["userWrong"]],
  [{ workingDir: "srv" }, ["workingDirWrong"]],
  [{ env: [row(0, "", "x")] }, ["nameMissing"]],
  [{ env: [row(0, "A=B", "x")] }, ["nameWrong"]],
  [{ env: [row(0, "A"), row(1, "A")] }, ["nameTwice"]],
  [{ env: [row(0, "A", "\0")] }, ["valueWrong"]],
])("%j has the problems %j", (more, problems) => expect(codes(wish(more))).toEqual(problems));

const saved: SavedCommand = {
  id: "saved_command_0001",
  name: "Migrate",
  command: ["rake", "db:migrate"],
  tty: true,
  detached: true,
  user: "app",
  workingDir: null,
  privileged: false,
  env: ["TOKEN"],
  image: "web",
  shared: true,
  version: 3,
  owner: "ada",
  own: true,
  updatedAt: 0,
};

describe("a saved command", () => {
  test("is run with its values left with the server, in the version that was shown", () => {
    expect(choicesOf(wishOf(saved))).toEqual({
      user: "app",
      env: [{ name: "TOKEN" }],
      saved: { id: saved.id, version: 3 },
    });
  });

  test("comes back as it was, its values kept", () => {
    const { command, tty, detached, user, workingDir, privileged, image, shared } = saved;
    expect(contentOf(wishOf(saved), saved)).toEqual({
      ...{ command, tty, detached, user, workingDir, privileged, image, shared },
      env: [{ name: "TOKEN" }],
    });
  });

  test("of which no stored value is left names no saved command", () => {
    expect(choicesOf({ ...wishOf(saved), env: [row(0, "TOKEN", "new")] })).not.toHaveProperty("saved");
  });
});

describe("what is remembered", () => {
  test("holds neither variables nor the privilege", () => {
    const chosen = wish({ user: "app", privileged: true, env: [row(0, "TOKEN", "canary")] });
    const stored = JSON.stringify(toRemember(chosen));
    expect(stored).not.toContain("canary");
    expect(fromRemembered(JSON.parse(stored))).toEqual(wish({ user: "app" }));
  });

  test.each([null, 1, "x", [], {}, { mode: "evil" }])("%j is nothing", (stored) =>
    expect(fromRemembered(stored)).toBeNull(),
  );
});
