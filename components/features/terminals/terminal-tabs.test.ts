import { describe, expect, test } from "vitest";
import { canOpenAgain, openingAgain } from "#components/shared/terminal/opening-again.ts";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { changeTabs, neighbour, type TerminalTab } from "./terminal-tabs.ts";

const session = (id: string, more: Partial<TerminalSession> = {}): TerminalSession => ({
  id,
  kind: "exec",
  environment: "local",
  container: "c".repeat(64),
  containerName: "web",
  command: ["/bin/bash"],
  options: { user: "", workingDir: "", env: [], privileged: false },
  tty: true,
  takesInput: true,
  openedAt: 0,
  connected: false,
  ended: null,
  ...more,
});
const tab = (key: string, more: Partial<TerminalTab> = {}): TerminalTab => ({
  key,
  opening: { kind: "exec", environment: "local", container: "web", tty: true },
  container: { id: "web", name: "web" },
  session: null,
  phase: "opening",
  resumable: false,
  elsewhere: false,
  ...more,
});
const keys = (tabs: readonly TerminalTab[]) => tabs.map(({ key }) => key);

describe("held terminals", () => {
  const held = (...sessions: TerminalSession[]) =>
    changeTabs([tab("new-1")], { type: "held", sessions, isOwn: (id) => id === "mine" });

  test("come back in the order of their opening, before what was opened meanwhile", () => {
    expect(keys(held(session("b", { openedAt: 2 }), session("a", { openedAt: 1 })))).toEqual([
      "a",
      "b",
      "new-1",
    ]);
  });

  test("are not taken from another browser tab, but from this one's former life", () => {
    const tabs = held(
      session("free"),
      session("mine", { connected: true, openedAt: 1 }),
      session("theirs", { connected: true, openedAt: 2 }),
    );
    expect(tabs.filter(({ elsewhere }) => elsewhere).map(({ key }) => key)).toEqual(["theirs"]);
  });

  test("that are shown already do not come twice", () => {
    const shown = [tab("new-1", { session: session("a") })];
    expect(keys(changeTabs(shown, { type: "held", sessions: [session("a")], isOwn: () => true }))).toEqual([
      "new-1",
    ]);
  });
});

test("what is taken from elsewhere is resumed, with its session", () => {
  const before = [tab("a", { session: session("a"), elsewhere: true })];
  const [after] = changeTabs(before, {
    type: "reopened",
    key: "a",
    opening: { kind: "resume", session: "a" },
  });
  expect(after).toMatchObject({ elsewhere: false, session: { id: "a" }, opening: { kind: "resume" } });
});

test("a report changes its own tab only, and keeps the session that is known", () => {
  const other = tab("b");
  const tabs = changeTabs([tab("a", { session: session("s") }), other], {
    type: "reported",
    key: "a",
    state: { phase: "failed", error: null },
    session: null,
  });
  expect(tabs[0]).toMatchObject({ phase: "failed", session: { id: "s" } });
  expect(tabs[1]).toBe(other);
});

test.each([
  ["a", "b"],
  ["b", "c"],
  ["c", "b"],
])("when %s of a, b, c closes, %s comes to the front", (closed, front) => {
  expect(neighbour([tab("a"), tab("b"), tab("c")], closed)).toBe(front);
});

test("when the only one closes, none comes to the front", () => {
  expect(neighbour([tab("a")], "a")).toBeNull();
});

describe("starting again", () => {
  test("opens what was opened", () => {
    const opening = {
      kind: "exec",
      environment: "local",
      container: "web",
      command: ["ls"],
      tty: false,
    } as const;
    expect(openingAgain(tab("a", { opening }))).toEqual(opening);
  });

  test("of a terminal that was resumed starts its command anew", () => {
    const resumed = tab("a", {
      opening: { kind: "resume", session: "s" },
      session: session("s", { tty: false }),
    });
    expect(openingAgain(resumed)).toMatchObject({ kind: "exec", command: ["/bin/bash"], tty: false });
  });

  test("of one that was taken away goes on with it, unless it is gone", () => {
    const shown = [tab("a", { session: session("s") })];
    const failed = (code: "conflict" | "not_found") =>
      changeTabs(shown, {
        type: "reported",
        key: "a",
        state: { phase: "failed", error: new CodedError(code, "") },
        session: null,
      }).map(openingAgain);
    expect(failed("conflict")).toEqual([{ kind: "resume", session: "s" }]);
    expect(failed("not_found")).toMatchObject([{ kind: "exec" }]);
  });

  test("of one that was resumed keeps its user and folder, but cannot know its variables' values", () => {
    const resumed = (options: Partial<TerminalSession["options"]>) =>
      tab("a", {
        opening: { kind: "resume", session: "s" },
        session: session("s", {
          options: { user: "app", workingDir: "/srv", env: [], privileged: false, ...options },
        }),
      });
    expect(canOpenAgain(resumed({}))).toBe(true);
    expect(openingAgain(resumed({}))).toMatchObject({ user: "app", workingDir: "/srv" });
    expect(canOpenAgain(resumed({ env: ["TOKEN"] }))).toBe(false);
    expect(canOpenAgain(resumed({ privileged: true }))).toBe(false);
  });

  test("of an attached one attaches", () => {
    const attached = session("s", { kind: "attach", command: [] });
    expect(openingAgain(tab("a", { opening: { kind: "resume", session: "s" }, session: attached }))).toEqual({
      kind: "attach",
      environment: "local",
      container: "c".repeat(64),
    });
  });
});
