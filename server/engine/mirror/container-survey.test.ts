import { expect, test } from "vitest";
import type { EngineClient } from "../client.ts";
import { type ContainerSummary, containerInspect } from "../types/container.ts";
import { type ContainerDetails, type ContainerEntry, detailsOf } from "./container-entry.ts";
import { createContainerSurvey, sampleSize } from "./container-survey.ts";

const defaults = { runtime: "runc", privateCgroupns: true };
const idOf = (index: number) => index.toString(16).padStart(64, "0");
const row = (index: number, State = "running") =>
  ({ Id: idOf(index), State, Status: "" }) as ContainerSummary;
const inspected = (State: object): ContainerDetails =>
  detailsOf(
    containerInspect.parse({
      Id: idOf(0),
      State: { Status: "running", ...State },
      HostConfig: {},
      Config: {},
    }),
    defaults,
  );

/** So many running containers, all known; `truth` is what inspect says of those that it names. */
const surveyOf = (count: number, truth: Map<string, ContainerDetails | null> = new Map()) => {
  const rows = Array.from({ length: count }, (_, index) => row(index));
  const known = new Map<string, ContainerEntry>(
    rows.map((summary) => [summary.Id, { id: summary.Id, summary, details: inspected({}) }]),
  );
  const asked: string[] = [];
  const filled: string[] = [];
  const survey = createContainerSurvey({
    client: { listContainers: async () => rows } as unknown as EngineClient,
    replica: { get: (id: string) => known.get(id) } as never,
    readDetails: async (id) => {
      asked.push(id);
      return truth.has(id) ? (truth.get(id) ?? null) : inspected({});
    },
    fill: (ids) => void filled.push(...ids),
  });
  const run = () => survey(new AbortController().signal);
  return { rows, known, asked, filled, run };
};

test.each([[20], [400]])("inspects a few of %d containers, and each in its turn", async (count) => {
  const { asked, run } = surveyOf(count);
  await run();
  expect(asked).toHaveLength(sampleSize);
  for (let turn = 1; turn < Math.ceil(count / sampleSize); turn += 1) await run();
  expect(new Set(asked).size).toBe(count);
});

test("shows details that are not what is known, and leaves all else as it is known", async () => {
  const { known, run } = surveyOf(4, new Map([[idOf(1), inspected({ ExitCode: 128 })]]));
  const entries = await run();
  expect(entries.map(({ details }) => details?.exitCode)).toEqual([0, 128, 0, 0]);
  const others = entries.filter(({ id }) => id !== idOf(1));
  expect(others).toEqual([...known.values()].filter(({ id }) => id !== idOf(1)));
});

test("what inspect cannot say is not taken for a difference, nor is a streak that no event tells", async () => {
  const failing = (FailingStreak: number) => inspected({ Health: { Status: "healthy", FailingStreak } });
  const it = surveyOf(
    2,
    new Map([
      [idOf(0), null],
      [idOf(1), failing(2)],
    ]),
  );
  it.known.set(idOf(1), { id: idOf(1), summary: row(1), details: failing(0) });
  expect(await it.run()).toEqual([...it.known.values()]);
});

test("details that are missing are asked for, a few at a time; those of a new life are not kept", async () => {
  const it = surveyOf(30);
  for (const [id, entry] of it.known) it.known.set(id, { ...entry, details: null });
  it.known.set(idOf(3), { id: idOf(3), summary: row(3, "exited"), details: inspected({}) });
  const entries = await it.run();
  expect(it.filled).toHaveLength(sampleSize);
  expect(it.asked).toEqual([]);
  expect(entries[3]?.details).toBeNull();
  for (let turn = 0; turn < 3; turn += 1) await it.run();
  expect(new Set(it.filled).size).toBe(29);
});
