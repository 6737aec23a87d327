import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statsChannels } from "#lib/contracts/stats.ts";
import { createEngineClient } from "../../engine/client.ts";
import { engineAddress } from "../../engine/testing/real-engine.ts";
import { createHub } from "../../realtime/hub.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";
import { type Reading, UsageFeeds } from "./usage-feeds.ts";

const settings = { HostConfig: { NetworkMode: "none" }, start: true };
const made: string[] = [];
const make = async (what: string, more: object = {}): Promise<string> => {
  const id = await makeContainer(`stats-${what}-${process.pid}`, { ...settings, ...more });
  made.push(id);
  return id;
};

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
});
afterAll(async () => {
  await Promise.all(made.map(removeContainer));
  await panel.close();
});

const poll = async (condition: () => boolean): Promise<void> => {
  await expect.poll(condition, { timeout: 15_000, interval: 50 }).toBe(true);
};

describe("many containers over one channel", () => {
  const watch = async (containers: string[]) => {
    const socket = await openTestSocket(panel, "viewer");
    const channel = await socket.open(statsChannels.watch, { environment: "local", containers });
    expect(channel.opened).toEqual({ ok: true });
    const samples = (id: string) =>
      channel.messages.flatMap((message) =>
        message.type === "samples" ? message.samples.filter((sample) => sample.id === id) : [],
      );
    const isIdle = (id: string) =>
      channel.messages.some((message) => message.type === "idle" && message.containers.includes(id));
    return { socket, channel, samples, isIdle };
  };

  test("those that are looked at are told, with the share of the processor from the second reading on", async () => {
    const [busy, quiet] = await Promise.all([
      make("busy", { Cmd: ["sh", "-c", "while :; do :; done"] }),
      make("quiet"),
    ]);
    const { socket, channel, samples } = await watch([busy]);
    await channel.until(() => samples(busy).length >= 3);
    expect(samples(busy)[0]?.cpuPercent).toBeNull();
    expect(samples(busy).at(-1)?.cpuPercent).toBeGreaterThan(1);
    expect(samples(busy).at(-1)).toMatchObject({ pids: 1, received: 0 });
    expect(samples(quiet)).toEqual([]);

    channel.send({ type: "watch", containers: [quiet] });
    await channel.until(() => samples(quiet).length >= 1);
    const seen = samples(busy).length;
    const before = samples(quiet).length;
    await channel.until(() => samples(quiet).length >= before + 2);
    expect(samples(busy).length).toBe(seen);

    // It lingers: what was read is there at once for who comes back.
    channel.send({ type: "watch", containers: [busy, quiet] });
    await channel.until(() => samples(busy).length > seen);
    const recent = channel.messages.find((message) => message.type === "recent");
    expect(recent?.containers.find(({ id }) => id === busy)?.memory.length).toBeGreaterThanOrEqual(seen);
    socket.close();
  });

  test("one that stops, is removed or does not exist is idle, and one that starts again is told again", async () => {
    const [stops, goes] = await Promise.all([make("stops"), make("goes")]);
    const nobody = "0".repeat(64);
    const { socket, channel, samples, isIdle } = await watch([stops, goes, nobody]);
    await channel.until(() => samples(stops).length >= 1 && samples(goes).length >= 1 && isIdle(nobody));
    expect(isIdle(stops) || isIdle(goes)).toBe(false);
    await Promise.all([engineCall("POST", `/containers/${stops}/kill`), removeContainer(goes)]);
    await channel.until(() => isIdle(stops) && isIdle(goes));
    const before = samples(stops).length;
    await engineCall("POST", `/containers/${stops}/start`);
    await channel.until(() => samples(stops).length > before);
    socket.close();
  });
});

describe("one container's channel", () => {
  test("begins with what was read while others looked, in order, and ends when it is removed", async () => {
    const id = await make("one");
    const open = async () => {
      const socket = await openTestSocket(panel, "viewer");
      return {
        socket,
        channel: await socket.open(statsChannels.follow, { environment: "local", container: id }),
      };
    };
    const first = await open();
    const count = () => first.channel.messages.filter(({ type }) => type === "sample").length;
    await first.channel.until(() => count() >= 3);
    const second = await open();
    await second.channel.until(() => second.channel.messages.some(({ type }) => type === "sample"));
    const [history] = second.channel.messages;
    if (history?.type !== "history") throw new Error("the first message is not the history");
    expect(history.history.at.length).toBeGreaterThanOrEqual(3);
    expect(history.history.at).toEqual(history.history.at.toSorted((a, b) => a - b));
    expect(history.history.memory).toHaveLength(history.history.at.length);
    await removeContainer(id);
    await first.channel.until(() => first.channel.closed !== null);
    await second.channel.until(() => second.channel.closed !== null);
    first.socket.close();
    second.socket.close();
  });

  test("of a container that does not exist is refused, and of nobody's choosing to nobody", async () => {
    const socket = await openTestSocket(panel, "viewer");
    const { opened } = await socket.open(statsChannels.follow, {
      environment: "local",
      container: "no-such",
    });
    expect(opened).toMatchObject({ ok: false, error: { code: "not_found" } });
    const tooMany = Array.from({ length: 501 }, (_, at) => at.toString(16).padStart(64, "0"));
    const many = await socket.open(statsChannels.watch, { environment: "local", containers: tooMany });
    expect(many.opened).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    socket.close();
  });
});

describe("at the engine", () => {
  test("each container is one stream, however many look, and none when nobody does", async () => {
    const hub = createHub({
      lingerMs: 100,
      onViewerError: (error) => {
        throw error;
      },
    });
    const feeds = new UsageFeeds(hub);
    const engine = { id: "local", client: createEngineClient({ address: engineAddress() }) };
    const ids = await Promise.all([make("shared-a"), make("shared-b")]);
    const seen: Reading[][] = [];
    const viewers = Array.from({ length: 100 }, (_, at) => {
      const readings: Reading[] = [];
      seen.push(readings);
      return feeds.follow(engine, ids[at % 2] ?? "", {
        next: (reading) => void readings.push(reading),
        failed: (error) => {
          throw error;
        },
        ended: () => undefined,
      });
    });
    await poll(() => seen.every((readings) => readings.length >= 2));
    expect(hub.upstreams).toBe(2);
    expect(feeds.count("local")).toBe(2);
    // The same reading, not a copy for each.
    expect(seen[0]?.at(0)).toBe(seen[2]?.at(0));
    for (const viewer of viewers) viewer?.dispose();
    await poll(() => hub.upstreams === 0);
    expect(feeds.count("local")).toBe(0);
    await hub.close();
  });

  test("room for one more is taken at once, and is free again when nobody looks", async () => {
    const hub = createHub({ lingerMs: 50, onViewerError: () => undefined });
    const feeds = new UsageFeeds(hub, 1);
    const engine = { id: "local", client: createEngineClient({ address: engineAddress() }) };
    const ids = await Promise.all([make("room-a"), make("room-b")]);
    const viewer = { next: () => undefined, failed: () => undefined, ended: () => undefined };
    const [first, second] = ids.map((id) => feeds.follow(engine, id, viewer));
    expect(first).not.toBeNull();
    expect(second).toBeNull();
    first?.dispose();
    await poll(() => feeds.count("local") === 0);
    expect(feeds.follow(engine, ids[1] ?? "", viewer)).not.toBeNull();
    await hub.close();
  });
});
