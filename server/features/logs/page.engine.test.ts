import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogLineRow } from "#lib/contracts/logs.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { parseAddress } from "../../engine/address.ts";
import { createEngineClient } from "../../engine/client.ts";
import { countEntries } from "./count.ts";
import { readLine } from "./line.ts";
import { readPage } from "./page.ts";
import type { LogTarget } from "./read-lines.ts";

const image = "quayside/busybox:1";
const total = 60_000;
let engine: TestEngine;
let target: (container: string) => LogTarget;

const run = (name: string, script: string, ...args: string[]) =>
  engine.docker(["run", "--name", name, "--network", "none", ...args, image, "sh", "-c", script]);

beforeAll(async () => {
  engine = await startTestEngine();
  const client = createEngineClient({ address: parseAddress(engine.dockerHost) });
  target = (container) => ({ client, container, signal: AbortSignal.timeout(30_000) });
  const script = `seq 1 ${total}`;
  await run("json", script);
  await run("local", script, "--log-driver", "local");
  await run("terminal", "seq 1 3000", "-t");
  await run("long", `seq 1 300; head -c 3000000 /dev/zero | tr '\\0' x; echo; seq 301 600`);
  await run("empty", "true");
}, 120_000);
afterAll(() => engine.stop());

const texts = (lines: readonly LogLineRow[]) => lines.map(({ text }) => text);
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe.each(["json", "local"])("a log kept by %s", (name) => {
  test("begins with its newest lines, and its first ones are at hand", async () => {
    const newest = await readPage(target(name), { side: "before", place: null, limit: 500 });
    expect(texts(newest.lines)).toEqual(numbers(total - 499, total));
    expect([newest.isStart, newest.isEnd]).toEqual([false, true]);
    const first = await readPage(target(name), { side: "after", place: null, limit: 100 });
    expect(texts(first.lines)).toEqual(numbers(1, 100));
    expect([first.isStart, first.isEnd]).toEqual([true, false]);
  });

  test("is walked upward to its first line, without a line missing or twice", async () => {
    let page = await readPage(target(name), { side: "before", place: null, limit: 1000 });
    const all = [...page.lines].reverse();
    while (!page.isStart) {
      const [place] = page.lines;
      if (!place) throw new Error("an empty page that is not the start");
      page = await readPage(target(name), {
        side: "before",
        place,
        near: page.near ?? undefined,
        limit: 1000,
      });
      all.push(...[...page.lines].reverse());
    }
    expect(texts(all.reverse())).toEqual(numbers(1, total));
  }, 60_000);

  test("is walked downward to its last line", async () => {
    let page = await readPage(target(name), { side: "after", place: null, limit: 1000 });
    const all = [...page.lines];
    while (!page.isEnd) {
      const place = page.lines.at(-1) ?? null;
      const near = page.near ?? undefined;
      page = await readPage(target(name), { side: "after", place, near, limit: 1000 });
      all.push(...page.lines);
    }
    expect(texts(all)).toEqual(numbers(1, total));
  }, 90_000);

  test("shows what stands around a place that nobody knows how far away is", async () => {
    const first = await readPage(target(name), { side: "after", place: null, limit: 1000 });
    const place = first.lines.at(-1) as LogLineRow;
    const around = await readPage(target(name), { side: "around", place, limit: 200 });
    expect(texts(around.lines)).toEqual(numbers(900, 1099));
  });
});

test("a terminal's lines have no carriage return", async () => {
  const page = await readPage(target("terminal"), { side: "before", place: null, limit: 10 });
  expect(texts(page.lines)).toEqual(numbers(2991, 3000));
  expect(page.lines[0]?.source).toBe("tty");
});

describe("a line of three megabytes among short ones", () => {
  test("is one line, cut, with its length, and no page begins within it", async () => {
    const page = await readPage(target("long"), { side: "before", place: null, limit: 500 });
    const at = page.lines.findIndex(({ cut }) => cut);
    expect(page.lines[at]).toMatchObject({ size: 3_000_000, text: "x".repeat(16 * 1024) });
    expect(texts(page.lines.slice(at + 1))).toEqual(numbers(301, 600));
    const before = await readPage(target("long"), {
      side: "before",
      place: page.lines[at] ?? null,
      limit: 500,
    });
    expect(texts(before.lines)).toEqual(numbers(1, 300));
    expect(before.isStart).toBe(true);
  });

  test("can be read further", async () => {
    const page = await readPage(target("long"), { side: "before", place: null, limit: 500 });
    const cut = page.lines.find((line) => line.cut) as LogLineRow;
    const whole = await readLine(target("long"), cut);
    expect(whole).toMatchObject({ size: 3_000_000, cut: true });
    expect(whole?.text.length).toBe(1024 * 1024);
  });
});

test("lines of two streams, stamped out of order, are all there on both sides of any of them", async () => {
  const script = "i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo out $i; echo err $i >&2; done";
  await run("disorderly", script);
  const all = await readPage(target("disorderly"), { side: "after", place: null, limit: 1000 });
  expect(all.lines).toHaveLength(600);
  for (const index of [1, 150, 299, 300, 301, 450, 598]) {
    const place = all.lines[index] as LogLineRow;
    const around = await readPage(target("disorderly"), { side: "around", place, limit: 1000 });
    const from = Math.max(0, index - 500);
    expect(texts(around.lines)).toEqual(texts(all.lines.slice(from, index + 500)));
  }
});

test("a log without lines is its start and its end", async () => {
  const page = await readPage(target("empty"), { side: "before", place: null, limit: 10 });
  expect(page).toMatchObject({ lines: [], isStart: true, isEnd: true });
  const past = { at: "1790000000000000000", nth: 0 };
  expect(await readPage(target("empty"), { side: "before", place: past, limit: 10 })).toMatchObject({
    lines: [],
    isStart: true,
  });
});

test("of a running container that has written nothing, every page is empty at once", async () => {
  await run("quiet", "sleep 1000", "-d", "--stop-timeout", "0");
  const place = { at: "1700000000000000000", nth: 0 };
  for (const side of ["before", "around", "after"] as const) {
    const page = await readPage(target("quiet"), { side, place, limit: 100 });
    expect(page.lines).toEqual([]);
  }
});

describe("counting", () => {
  test.each([
    ["json", total],
    ["local", total],
    ["terminal", 3000],
    ["empty", 0],
  ])("the log of %s has %i lines", async (name, lines) => {
    const newest = await readPage(target(name), { side: "before", place: null, limit: 1 });
    expect(await countEntries(target(name))).toEqual({ entries: lines, upTo: newest.lines[0]?.at ?? null });
  });

  test("ends when nobody wants it any more", async () => {
    const gone = AbortSignal.abort();
    await expect(countEntries({ ...target("json"), signal: gone })).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
