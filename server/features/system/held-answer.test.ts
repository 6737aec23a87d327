import { expect, test } from "vitest";
import { createHeldAnswer } from "./held-answer.ts";

const setUp = (fails = false) => {
  let time = 0;
  let reads = 0;
  const pending: (() => void)[] = [];
  const answer = createHeldAnswer({
    holdMs: 5_000,
    now: () => time,
    read: () => {
      reads += 1;
      const mine = reads;
      return new Promise<number>((resolve, reject) => {
        pending.push(() => (fails && mine === 1 ? reject(new Error("no")) : resolve(mine)));
      });
    },
  });
  const settle = () => {
    for (const one of pending.splice(0)) one();
  };
  return {
    answer,
    settle,
    reads: () => reads,
    pass: (ms: number) => {
      time += ms;
    },
  };
};

test("many who ask at once cause one read", async () => {
  const { answer, settle, reads } = setUp();
  const asked = [answer.get(), answer.get(), answer.get()];
  settle();
  expect(await Promise.all(asked)).toEqual([1, 1, 1]);
  expect(reads()).toBe(1);
});

test("a young answer is given again, an old one is read anew", async () => {
  const { answer, settle, pass } = setUp();
  const first = answer.get();
  settle();
  await first;
  pass(4_999);
  expect(await answer.get()).toBe(1);
  pass(1);
  expect(answer.last()).toBe(1);
  const second = answer.get();
  settle();
  expect(await second).toBe(2);
});

test("a failure is not kept", async () => {
  const { answer, settle } = setUp(true);
  const first = answer.get();
  settle();
  await expect(first).rejects.toThrow("no");
  expect(answer.last()).toBeNull();
  const second = answer.get();
  settle();
  expect(await second).toBe(2);
});
