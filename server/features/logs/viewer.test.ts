import { afterEach, expect, test } from "vitest";
import type { ServerMessageOf } from "#lib/contracts/contract.ts";
import { type LogLineRow, type logChannels, logWindowBytes } from "#lib/contracts/logs.ts";
import { LogBatch } from "./batch.ts";
import { logLimits } from "./limits.ts";
import { LogViewer } from "./viewer.ts";

type Message = ServerMessageOf<typeof logChannels.follow>;

const over = new AbortController();
afterEach(() => over.abort());

/** A reader of which it is known what was sent to it, and that acknowledges when it is told to. */
const openReader = () => {
  const sent: Message[] = [];
  let acknowledge: (message: { type: "ack"; bytes: number }) => void = () => {};
  const channel = {
    send: (message: unknown) => {
      const text = (message as { text?: string }).text;
      sent.push(text === undefined ? (message as Message) : JSON.parse(text));
    },
    onMessage: (listener: typeof acknowledge) => {
      acknowledge = listener;
    },
    bufferedBytes: () => 0,
    close: () => undefined,
  };
  const viewer = new LogViewer(channel as never, over.signal, () => undefined);
  const bytes = () => sent.reduce((sum, one) => sum + (one.type === "lines" ? one.bytes : 0), 0);
  return { viewer, sent, bytes, acknowledge: () => acknowledge({ type: "ack", bytes: bytes() }) };
};

let written = 0;
const batch = (lines: number): LogBatch =>
  new LogBatch(
    Array.from({ length: lines }, (): LogLineRow => {
      written += 1;
      const at = (1_790_000_000_000_000_000n + BigInt(written)).toString();
      return { at, nth: 0, source: "stdout", text: `line ${written}`, size: 10, cut: false };
    }),
  );

const linesOf = (sent: readonly Message[]) => sent.flatMap((one) => (one.type === "lines" ? one.lines : []));
const droppedOf = (sent: readonly Message[]) =>
  sent.flatMap((one) => (one.type === "dropped" ? [one.count ?? Number.NaN] : []));

test("a reader that takes nothing holds no more than its bound, however much is written", () => {
  const reader = openReader();
  for (let turn = 0; turn < 2000; turn += 1) reader.viewer.take(batch(500));
  expect(reader.bytes()).toBeLessThan(logWindowBytes + logLimits.batchBytes);
  const before = linesOf(reader.sent).length;
  // Takes what waits, without anything new.
  for (let taken = -1; taken < reader.sent.length; reader.acknowledge()) taken = reader.sent.length;
  const waited = linesOf(reader.sent).length - before;
  expect(waited * 100).toBeLessThan(logLimits.queueBytes * 1.1);
  const dropped = droppedOf(reader.sent);
  expect(dropped).toHaveLength(1);
  expect(linesOf(reader.sent).length + (dropped[0] ?? 0)).toBe(1_000_000);
});

test("what was left out is told with the places on both sides of it", () => {
  const reader = openReader();
  for (let turn = 0; turn < 200; turn += 1) reader.viewer.take(batch(500));
  for (let taken = -1; taken < reader.sent.length; reader.acknowledge()) taken = reader.sent.length;
  const at = reader.sent.findIndex(({ type }) => type === "dropped");
  const gap = reader.sent[at];
  const last = linesOf(reader.sent.slice(0, at)).at(-1);
  const [next] = linesOf(reader.sent.slice(at));
  expect(gap).toMatchObject({
    after: { at: last?.at, nth: 0 },
    before: { at: next?.at, nth: 0 },
    count: Number(BigInt(next?.at ?? 0) - BigInt(last?.at ?? 0)) - 1,
  });
});
