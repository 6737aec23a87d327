import { describe, expect, test } from "vitest";
import { systemSummary } from "#lib/contracts/system.ts";
import { summarize } from "./summary.ts";

const now = Date.UTC(2026, 10, 22, 12);
const minutesAgo = (minutes: number) => now - minutes * 60_000;
const nobodyKnows = { askedToStop: () => null, pausedAt: () => null, unhealthySince: () => null };

type Made = {
  state?: string;
  exitCode?: number;
  finished?: number;
  health?: string;
  oom?: boolean;
  labels?: Record<string, string>;
  volume?: string;
};

const container = (name: string, made: Made = {}) => ({
  id: name.padEnd(64, "0"),
  summary: {
    Names: [`/${name}`],
    State: made.state ?? "running",
    Labels: made.labels ?? {},
    Mounts: made.volume ? [{ Type: "volume", Name: made.volume }] : [],
    NetworkSettings: { Networks: { web: {} } },
  },
  details: {
    finishedAt: made.finished ?? null,
    exitCode: made.exitCode ?? 0,
    oomKilled: made.oom ?? false,
    restartCount: 2,
    health: made.health ? { status: made.health, failingStreak: 1 } : null,
  },
});

const replica = (values: readonly object[]) => ({ size: values.length, values: () => values.values() });

const summary = (
  containers: readonly object[],
  {
    past = nobodyKnows,
    ...others
  }: { past?: object; volumes?: object[]; networks?: object[]; images?: object[] } = {},
) =>
  systemSummary.parse(
    summarize(
      {
        containers: replica(containers),
        images: replica(others.images ?? []),
        volumes: replica(others.volumes ?? []),
        networks: replica(others.networks ?? []),
      } as never,
      { past: past as never, now, ownId: null },
    ),
  );

const reasons = (...args: Parameters<typeof summary>) =>
  summary(...args).attention.items.map(({ name, reason }) => `${name} ${reason}`);

test("objects are counted by what they are and whether they are used", () => {
  const found = summary(
    [
      container("a", { health: "healthy", labels: { "com.docker.compose.project": "shop" }, volume: "data" }),
      container("b", { health: "unhealthy", labels: { "com.docker.compose.project": "shop" } }),
      container("c", { state: "exited" }),
      container("d", { state: "paused", health: "healthy" }),
    ],
    {
      images: [
        { Size: 10, RepoTags: ["a:1"] },
        { Size: 5, RepoTags: [] },
      ],
      volumes: [{ Name: "data" }, { Name: "old" }],
      networks: [{ Name: "bridge" }, { Name: "web" }, { Name: "lost" }],
    },
  );
  expect(found).toMatchObject({
    containers: { total: 4, projects: 1, states: { running: 2, exited: 1, paused: 1, dead: 0 } },
    images: { total: 2, dangling: 1, size: 15 },
    volumes: { total: 2, unused: 1 },
    networks: { total: 3, unused: 1 },
  });
  expect(found.containers.health).toEqual({ starting: 0, healthy: 1, unhealthy: 1 });
});

describe("what needs attention", () => {
  const exited = (exitCode: number, more: Made = {}) =>
    container("one", { state: "exited", exitCode, finished: minutesAgo(10), ...more });
  const asked = (answer: boolean | null) => ({ past: { ...nobodyKnows, askedToStop: () => answer } });

  test.each([
    ["ended well", exited(0), asked(null), []],
    ["ended with an error", exited(1), asked(null), ["one exitedWithError"]],
    ["ended with an error long ago", exited(1, { finished: minutesAgo(25 * 60) }), asked(null), []],
    ["was stopped by request", exited(143), asked(true), []],
    ["was stopped by request and killed", exited(137), asked(true), []],
    ["was killed by nobody that we know of", exited(137), asked(false), ["one exitedWithError"]],
    ["was killed, and nobody remembers how", exited(137), asked(null), []],
    ["crashed", exited(139), asked(null), ["one exitedWithError"]],
    ["had too little memory", exited(137, { oom: true }), asked(true), ["one outOfMemory"]],
    ["is unhealthy", container("one", { health: "unhealthy" }), asked(null), ["one unhealthy"]],
    ["restarts again and again", container("one", { state: "restarting" }), asked(null), ["one restarting"]],
    ["is dead", container("one", { state: "dead" }), asked(null), ["one dead"]],
    ["was never started", container("one", { state: "created" }), asked(null), []],
    [
      "has just been paused",
      container("one", { state: "paused" }),
      { past: { pausedAt: () => minutesAgo(5) } },
      [],
    ],
    [
      "was paused long ago",
      container("one", { state: "paused" }),
      { past: { pausedAt: () => minutesAgo(90) } },
      ["one paused"],
    ],
    ["is paused since nobody knows when", container("one", { state: "paused" }), asked(null), ["one paused"]],
  ])("a container that %s", (_, entry, options, found) => {
    expect(reasons([entry], options)).toEqual(found);
  });

  test("the worst comes first, then the latest", () => {
    expect(
      reasons([
        container("paused", { state: "paused" }),
        container("older", { state: "exited", exitCode: 1, finished: minutesAgo(60) }),
        container("newer", { state: "exited", exitCode: 1, finished: minutesAgo(1) }),
        container("sick", { health: "unhealthy" }),
      ]),
    ).toEqual(["sick unhealthy", "newer exitedWithError", "older exitedWithError", "paused paused"]);
  });

  test("of very many the first are named and all are counted", () => {
    const many = Array.from({ length: 300 }, (_, at) => container(`n${at}`, { state: "dead" }));
    const { attention } = summary(many);
    expect(attention.items).toHaveLength(50);
    expect(attention.total).toBe(300);
  });
});
