import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logChannels } from "#lib/contracts/logs.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";
import { linesOf, onCue, runScript, textsOf } from "./log-fixture.ts";

let engine: TestEngine;
let panel: TestPanel;

const run = (name: string, script: string, ...args: string[]) => runScript(engine, name, script, ...args);

beforeAll(async () => {
  engine = await startTestEngine({ args: ["--live-restore"] });
  panel = await startTestPanel(engine.socket);
}, 120_000);
afterAll(async () => {
  await panel.close();
  await engine.stop();
});

type Follow = TestChannel<typeof logChannels.follow>;

const follow = async (container: string) => {
  const socket = await openTestSocket(panel, "operator");
  const channel = await socket.open(logChannels.follow, { environment: "local", container });
  return { channel, socket, [Symbol.dispose]: socket.close };
};

/** Acknowledges whatever comes, as a browser does. */
const acknowledge = async (channel: Follow, until: () => boolean) => {
  let acknowledged = 0;
  await channel.until(() => {
    const bytes = channel.messages.reduce((sum, one) => sum + (one.type === "lines" ? one.bytes : 0), 0);
    if (bytes > acknowledged) channel.send({ type: "ack", bytes });
    acknowledged = bytes;
    return until();
  });
};

const droppedOf = (channel: Follow): number =>
  channel.messages.reduce((sum, one) => sum + (one.type === "dropped" ? (one.count ?? Number.NaN) : 0), 0);
/** How many numbered lines came, and how many of them were told to be left out. */
const countOf = (channel: Follow): number =>
  textsOf(channel).filter((text) => /^\d+$/.test(text)).length + droppedOf(channel);

/** The connection itself, of which nothing is read while it pauses. */
const connectionOf = (socket: Socket): { pause(): void; resume(): void } =>
  (socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
    ._socket;

describe("following", () => {
  test("begins with the newest lines and goes on with what is written, for each viewer by one upstream", async () => {
    await run("talks", `seq 1 50; ${onCue} seq 51 60; sleep 1000`, "-d");
    using first = await follow("talks");
    await first.channel.until(() => textsOf(first.channel).length >= 50);
    using second = await follow("talks");
    await second.channel.until(() => textsOf(second.channel).length >= 50);
    await engine.docker(["exec", "talks", "touch", "/cue"]);
    const all = Array.from({ length: 60 }, (_, index) => String(index + 1));
    for (const { channel } of [first, second]) {
      await channel.until(() => textsOf(channel).includes("60"));
      expect(textsOf(channel).filter((text) => /^\d+$/.test(text))).toEqual(all);
    }
    await engine.docker(["rm", "-f", "talks"]);
    await first.channel.until(() =>
      first.channel.messages.some((one) => one.type === "state" && one.state !== "live"),
    );
  });

  test("goes on when the container runs again", async () => {
    await run("again", "echo run; sleep 1000", "-d");
    using one = await follow("again");
    await one.channel.until(() => textsOf(one.channel).length === 1);
    await engine.docker(["restart", "again"]);
    const runs = () => new Set(linesOf(one.channel).map(({ at }) => at)).size;
    await one.channel.until(() => runs() === 2);
    await engine.docker(["rm", "-f", "again"]);
  });

  test("a reader that takes nothing loses counted lines, and nothing else", async () => {
    await run("flood", `${onCue} seq 1 150000; echo the end; sleep 1000`, "-d");
    using one = await follow("flood");
    await one.channel.until(() => one.channel.opened.ok);
    using other = await follow("flood");
    await engine.docker(["exec", "flood", "touch", "/cue"]);
    // What one reader has been sent, the panel has read for both.
    await acknowledge(other.channel, () => textsOf(other.channel).includes("the end"));
    await acknowledge(one.channel, () => textsOf(one.channel).includes("the end"));
    expect(droppedOf(one.channel)).toBeGreaterThan(0);
    expect(countOf(one.channel)).toBe(150_000);
    await engine.docker(["rm", "-f", "flood"]);
  }, 60_000);

  test("twenty readers that stop reading cost nobody else a line", async () => {
    const total = 100_000;
    await run("crowd", `${onCue} seq 1 ${total}; echo the end; sleep 1000`, "-d");
    const sockets = await Promise.all(Array.from({ length: 4 }, () => openTestSocket(panel, "admin")));
    const input = { environment: "local", container: "crowd" };
    const stalled = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (sockets[index % 4] as (typeof sockets)[number]).open(logChannels.follow, input),
      ),
    );
    using other = await follow("crowd");
    for (const { socket } of sockets) connectionOf(socket).pause();
    await engine.docker(["exec", "crowd", "touch", "/cue"]);
    await acknowledge(other.channel, () => textsOf(other.channel).includes("the end"));
    for (const { socket } of sockets) connectionOf(socket).resume();
    await Promise.all(stalled.map((one) => acknowledge(one, () => textsOf(one).includes("the end"))));
    for (const one of [other.channel, ...stalled]) expect(countOf(one)).toBe(total);
    for (const one of stalled) expect(droppedOf(one)).toBeGreaterThan(0);
    for (const { close } of sockets) close();
    await engine.docker(["rm", "-f", "crowd"]);
  }, 90_000);

  test("an engine that is killed and comes back costs no line and doubles none", async () => {
    await run("lasting", "i=0; while true; do i=$((i+1)); echo $i; usleep 5000; done", "-d");
    using one = await follow("lasting");
    const last = () => Number(textsOf(one.channel).at(-1) ?? 0);
    await acknowledge(one.channel, () => last() > 20);
    await engine.kill("SIGKILL");
    await acknowledge(one.channel, () =>
      one.channel.messages.some((m) => m.type === "state" && m.state === "lost"),
    );
    const before = last();
    await engine.start();
    await acknowledge(one.channel, () => last() > before + 100);
    const numbers = textsOf(one.channel).map(Number);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    await engine.docker(["rm", "-f", "lasting"]);
  }, 60_000);

  test("a container that is not there is refused", async () => {
    const socket = await openTestSocket(panel, "operator");
    const channel = await socket.open(logChannels.follow, { environment: "local", container: "nowhere" });
    expect(channel.opened).toMatchObject({ ok: false, error: { code: "not_found" } });
    socket.close();
  });
});
