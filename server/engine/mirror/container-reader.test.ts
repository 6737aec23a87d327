import { expect, test } from "vitest";
import type { EngineClient } from "../client.ts";
import { type ContainerSummary, containerInspect } from "../types/container.ts";
import { type ContainerEntry, detailsOf } from "./container-entry.ts";
import { createContainerReader } from "./container-reader.ts";
import type { Replica } from "./replica.ts";

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
