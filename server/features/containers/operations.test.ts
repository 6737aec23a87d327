import { expect, test } from "vitest";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { act } from "./operations.ts";

const id = "a".repeat(64);
const gone = new CodedError("engine_unreachable", "gone");

/** A right that nobody withdraws. */
const stands = new AbortController().signal;

/** As much of an engine as an act needs, which writes down what it was asked. */
const engine = ({ refresh = async () => {} }: { refresh?: () => Promise<void> } = {}) => {
  const asked: string[] = [];
  const scoped = {
    client: { resolveContainer: async (ref: string) => (ref === "web" ? id : ref) },
    mirror: {
      kinds: { containers: new Map([[id, { summary: { Names: ["/web"] } }]]) },
      refresh: (kind: string, key: string) => {
        asked.push(`refresh ${kind} ${key === id}`);
        return refresh();
      },
    },
  } as unknown as ScopedEngine;
  const run = (error?: CodedError) => async (ref: string) => {
    asked.push(`act ${ref === id}`);
    if (error) throw error;
  };
  const notes: string[] = [];
  return { scoped, asked, run, notes, note: (text: string) => void notes.push(text) };
};

test("an act is done on the full id and answered when the replica shows it", async () => {
  const { scoped, asked, run, note, notes } = engine();
  expect(await act(scoped, "web", { ownId: null, note: note, withdrawn: stands, run: run() })).toEqual({
    id,
  });
  expect(asked).toEqual(["act true", "refresh containers true"]);
  expect(notes).toEqual([`web ${id}`]);
});

test.each(["outcome_unknown", "engine_failed", "conflict"] as const)(
  "what an act left behind that failed with %s is read before that is told",
  async (code) => {
    const { scoped, asked, run, note } = engine();
    const failure = new CodedError(code, "It did not go well");
    await expect(
      act(scoped, "web", { ownId: null, note: note, withdrawn: stands, run: run(failure) }),
    ).rejects.toBe(failure);
    expect(asked).toEqual(["act true", "refresh containers true"]);
  },
);

test("what was done is done, though it cannot be shown now; a defect of ours is not hidden", async () => {
  const away = engine({ refresh: () => Promise.reject(gone) });
  expect(
    await act(away.scoped, "web", { ownId: null, note: away.note, withdrawn: stands, run: away.run() }),
  ).toEqual({ id });
  const unknown = new CodedError("outcome_unknown", "?");
  await expect(
    act(away.scoped, "web", { ownId: null, note: away.note, withdrawn: stands, run: away.run(unknown) }),
  ).rejects.toBe(unknown);
  const broken = engine({ refresh: () => Promise.reject(new TypeError("ours")) });
  await expect(
    act(broken.scoped, "web", { ownId: null, note: broken.note, withdrawn: stands, run: broken.run() }),
  ).rejects.toThrow(TypeError);
});

test("the panel's own container is not acted on, by whatever name it is called", async () => {
  const { scoped, asked, run, note, notes } = engine();
  await expect(
    act(scoped, "web", { ownId: id, note: note, withdrawn: stands, run: run() }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
  expect(asked).toEqual([]);
  expect(notes).toEqual([`web ${id}`]);
});

test("nothing is done when the right to it went while its container was looked for", async () => {
  const { scoped, asked, run, note } = engine();
  const right = new AbortController();
  const done = act(scoped, "web", { ownId: null, note, withdrawn: right.signal, run: run() });
  right.abort(new CodedError("forbidden", "Another role"));
  await expect(done).rejects.toMatchObject({ code: "forbidden" });
  expect(asked).toEqual([]);
});
