import { expect, test } from "vitest";
import { BulkRun, countByStatus } from "./bulk-run.ts";

const items = Array.from({ length: 10 }, (_, at) => ({ id: String(at), name: `item-${at}` }));

/** Acts that end when the test says so. */
const controlled = () => {
  const open = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  let most = 0;
  const act = ({ id }: { id: string }) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    open.set(id, { resolve, reject });
    most = Math.max(most, open.size);
    return promise.finally(() => open.delete(id));
  };
  return { open, act, most: () => most };
};

const settleAll = async ({ open }: ReturnType<typeof controlled>) => {
  while (open.size > 0) {
    for (const { resolve } of open.values()) resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
};

test("never more than the allowed number is under way, and all are done in the end", async () => {
  const acts = controlled();
  const run = new BulkRun("Stop", items, acts.act, 3);
  const done = run.start();
  await settleAll(acts);
  expect(countByStatus((await done).entries).succeeded).toBe(10);
  expect(acts.most()).toBe(3);
});

test("a failure is kept with its item and does not stop the others; retrying runs only what failed", async () => {
  let broken = true;
  const seen: string[] = [];
  const run = new BulkRun("Stop", items, async ({ id }) => {
    seen.push(id);
    if (broken && Number(id) % 5 === 0) throw new Error(`no ${id}`);
  });
  const first = await run.start();
  expect(countByStatus(first.entries)).toMatchObject({ succeeded: 8, failed: 2 });
  expect(first.entries[5]).toMatchObject({ status: "failed", error: new Error("no 5") });
  broken = false;
  seen.length = 0;
  expect(countByStatus((await run.retryFailed()).entries).succeeded).toBe(10);
  expect(seen).toEqual(["0", "5"]);
});

test("cancelling leaves what has not begun and lets finish what has", async () => {
  const acts = controlled();
  const run = new BulkRun("Stop", items, acts.act, 2);
  const done = run.start();
  run.cancel();
  await settleAll(acts);
  expect(countByStatus((await done).entries)).toMatchObject({ succeeded: 2, cancelled: 8 });
});

test("every change is told, with a new snapshot", async () => {
  const run = new BulkRun("Stop", items.slice(0, 1), async () => {});
  const statuses: string[] = [];
  const stop = run.subscribe(() => statuses.push(run.snapshot().entries[0]?.status ?? ""));
  await run.start();
  stop();
  expect(statuses).toEqual(["waiting", "running", "succeeded", "succeeded"]);
});
