import { QueryClient } from "@tanstack/react-query";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { channel, query } from "../contracts/contract.ts";
import { liveList, liveMessage, livePosition } from "../contracts/live.ts";
import { applyPatch, followList, type LiveList } from "./live-cache.ts";
import type { ChannelEvents, SocketClient } from "./socket-client.ts";

type Row = { id: string; value: number };
const row = z.strictObject({ id: z.string(), value: z.number() });
const source = {
  list: query({
    summary: "",
    path: "/rows",
    access: "public",
    input: z.strictObject({}),
    output: liveList(row),
  }),
  follow: channel({
    summary: "",
    name: "rows.follow",
    access: "public",
    input: z.strictObject(livePosition),
    serverMessage: liveMessage(row),
    clientMessage: z.never(),
  }),
  input: {},
};
const key = [source.list.path, source.input];

const ids = ["a", "b", "c", "d"];
const upsert = fc.record({ id: fc.constantFrom(...ids), value: fc.integer() });
const change = fc.record({
  upserts: fc.uniqueArray(upsert, { selector: (one) => one.id }),
  removes: fc.subarray(ids),
});

test("a list after any patches holds what a map would hold", () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const model = new Map<string, Row>();
      let list: LiveList<Row> = { epoch: "e", version: 0, items: [] };
      for (const [index, { upserts, removes }] of changes.entries()) {
        const gone = removes.filter((id) => !upserts.some((one) => one.id === id));
        list = applyPatch(list, { version: index + 1, upserts, removes: gone });
        for (const id of gone) model.delete(id);
        for (const one of upserts) model.set(one.id, one);
      }
      expect(new Map(list.items.map((one) => [one.id, one]))).toEqual(model);
      expect(list.items).toHaveLength(model.size);
    }),
  );
});

test("a row that did not change keeps its identity", () => {
  const items = [
    { id: "a", value: 1 },
    { id: "b", value: 2 },
  ];
  const after = applyPatch(
    { epoch: "e", version: 0, items },
    { version: 1, upserts: [{ id: "b", value: 3 }], removes: [] },
  );
  expect(after.items[0]).toBe(items[0]);
});

describe("following", () => {
  /** A socket that remembers what was opened, and speaks when told. */
  const setUp = (held: LiveList<Row>) => {
    const client = new QueryClient();
    client.setQueryData(key, held);
    const opened: { input: object; say: (message: unknown) => void; close: () => void }[] = [];
    const open = vi.fn((_: unknown, input: () => object, events: ChannelEvents<never>) => {
      const channel = { close: vi.fn(), send: vi.fn() };
      opened.push({ input: input(), say: events.onMessage as never, close: channel.close });
      return channel;
    });
    const stop = followList<Row>(client, { open } as unknown as SocketClient, source as never);
    return { opened, stop, list: () => client.getQueryData<LiveList<Row>>(key) };
  };
  const patch = (since: number, version: number, value: number) => ({
    ...{ type: "patch", epoch: "e", since, version, removes: [] },
    upserts: [{ id: "a", value }],
  });
  const begin = { epoch: "e", version: 5, items: [{ id: "a", value: 0 }] };

  test("asks from where the cache stands, and applies what follows", () => {
    const { opened, list } = setUp(begin);
    expect(opened[0]?.input).toEqual({ epoch: "e", version: 5 });
    opened[0]?.say(patch(5, 6, 1));
    expect(list()).toEqual({ epoch: "e", version: 6, items: [{ id: "a", value: 1 }] });
  });

  test("ignores a patch that the cache holds already", () => {
    const { opened, list } = setUp(begin);
    opened[0]?.say(patch(3, 4, 9));
    expect(list()).toEqual(begin);
  });

  test("asks anew when patches are missing, or belong to another life", () => {
    const { opened, list } = setUp(begin);
    opened[0]?.say(patch(7, 8, 1));
    expect(opened).toHaveLength(2);
    expect(opened[0]?.close).toHaveBeenCalled();
    opened[1]?.say({ ...patch(5, 6, 1), epoch: "other" });
    expect(opened).toHaveLength(3);
    expect(list()).toEqual(begin);
  });

  test("takes a snapshot whole", () => {
    const { opened, list } = setUp(begin);
    const snapshot = { epoch: "new", version: 1, items: [{ id: "z", value: 1 }] };
    opened[0]?.say({ type: "snapshot", ...snapshot });
    expect(list()).toEqual(snapshot);
  });
});
