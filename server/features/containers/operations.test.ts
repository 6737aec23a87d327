import { expect, test } from "vitest";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { act } from "./operations.ts";

const id = "a".repeat(64);
const gone = new CodedError("engine_unreachable", "gone");

/** As much of an engine as an act needs, which writes down what it was asked. */
const engine = ({ refresh = async () => {} }: { refresh?: () => Promise<void> } = {}) => {
  const asked: string[] = [];
  const scoped = {
    client: { resolveContainer: async (ref: string) => (ref === "web" ? id : ref) },
    mirror: {
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
  return { scoped, asked, run };
};

test("an act is done on the full id and answered when the replica shows it", async () => {
  const { scoped, asked, run } = engine();
  expect(await act(scoped, "web", { ownId: null, run: run() })).toEqual({ id });
  expect(asked).toEqual(["act true", "refresh containers true"]);
});

test.each(["outcome_unknown", "engine_failed", "conflict"] as const)(
  "what an act left behind that failed with %s is read before that is told",
  async (code) => {
    const { scoped, asked, run } = engine();
    const failure = new CodedError(code, "It did not go well");
    await expect(act(scoped, "web", { ownId: null, run: run(failure) })).rejects.toBe(failure);
    expect(asked).toEqual(["act true", "refresh containers true"]);
  },
);

test("what was done is done, though it cannot be shown now; a defect of ours is not hidden", async () => {
  const away = engine({ refresh: () => Promise.reject(gone) });
  expect(await act(away.scoped, "web", { ownId: null, run: away.run() })).toEqual({ id });
  const unknown = new CodedError("outcome_unknown", "?");
  await expect(act(away.scoped, "web", { ownId: null, run: away.run(unknown) })).rejects.toBe(unknown);
  const broken = engine({ refresh: () => Promise.reject(new TypeError("ours")) });
  await expect(act(broken.scoped, "web", { ownId: null, run: broken.run() })).rejects.toThrow(TypeError);
});

test("the panel's own container is not acted on, by whatever name it is called", async () => {
  const { scoped, asked, run } = engine();
  await expect(act(scoped, "web", { ownId: id, run: run() })).rejects.toMatchObject({ code: "conflict" });
  expect(asked).toEqual([]);
});
