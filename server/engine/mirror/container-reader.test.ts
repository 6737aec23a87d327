import { afterEach, expect, test, vi } from "vitest";
import type { EngineClient } from "../client.ts";
import { type ContainerSummary, containerInspect } from "../types/container.ts";
import { type ContainerEntry, detailsOf } from "./container-entry.ts";
import { createContainerReader } from "./container-reader.ts";
import type { Replica } from "./replica.ts";

afterEach(() => void vi.useRealTimers());

const id = "a".repeat(64);
const row = (State: string) => ({ Id: id, State, Status: "" }) as ContainerSummary;

const defaults = { runtime: "runc", privateCgroupns: true };

/** Reads one container whose list says these states, one after the other, while inspect says `inspected`. */
const readWith = async (listed: string[], inspected: string): Promise<string[]> => {
  const left = [...listed];
  const client = { listContainers: async () => [row(left.shift() ?? "")] } as unknown as EngineClient;
  const inspect = containerInspect.parse({
    Id: id,
    State: { Status: inspected },
    HostConfig: {},
    Config: {},
  });
  const reader = createContainerReader({
    client,
    replica: { get: () => undefined } as unknown as Replica<ContainerEntry>,
    readDetails: async () => detailsOf(inspect, defaults),
    fill: () => undefined,
    later: { mark: () => undefined, announce: () => undefined },
  });
  const entries = await reader.read([id], new AbortController().signal);
  return [...entries.map(({ summary }) => summary.State), ...left];
};

test("a list that lags behind what inspect says is read again", async () => {
  expect(await readWith(["running", "running", "exited", "unread"], "exited")).toEqual(["exited", "unread"]);
});

test("a list that agrees is read once, and so is one whose inspect says no state", async () => {
  expect(await readWith(["running", "unread"], "running")).toEqual(["running", "unread"]);
  expect(await readWith(["running", "unread"], "")).toEqual(["running", "unread"]);
});

test("one that never agrees is taken as it is", async () => {
  expect(await readWith(Array(6).fill("running"), "exited")).toEqual(["running"]);
});

/** What a reader marks of one container when entries of it were applied, one after the other. */
const marksAfter = (entries: ContainerEntry[]): string[] => {
  vi.useFakeTimers();
  const marked: string[] = [];
  const announced: string[] = [];
  const reader = createContainerReader({
    client: {} as EngineClient,
    replica: { get: () => entries[0] } as unknown as Replica<ContainerEntry>,
    readDetails: async () => null,
    fill: () => undefined,
    later: { mark: (one) => void marked.push(one), announce: (one) => void announced.push(one) },
  });
  for (const entry of entries) {
    reader.applied?.([entry]);
    vi.runAllTimers();
  }
  expect(announced, "each is announced before it is marked").toEqual(marked);
  return marked;
};

test("one that does not agree yet is looked at again later, until it does, and not for ever", () => {
  const details = detailsOf(
    containerInspect.parse({ Id: id, State: { Status: "paused" }, HostConfig: {}, Config: {} }),
    defaults,
  );
  const late: ContainerEntry = { id, summary: row("running"), details };
  const right: ContainerEntry = { id, summary: row("paused"), details };
  expect(marksAfter([right])).toEqual([]);
  expect(marksAfter([late, late, right, right])).toEqual([id, id]);
  expect(marksAfter(Array(6).fill(late))).toHaveLength(5);
});
