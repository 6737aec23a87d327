import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LogLineRow, logChannels } from "#lib/contracts/logs.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";

const image = "quayside/busybox:1";
let engine: TestEngine;
let panel: TestPanel;

/** A script's way to wait for a word from outside. */
const onCue = "until [ -e /cue ]; do usleep 20000; done;";
const run = (name: string, script: string, ...args: string[]) =>
  engine.docker([
    "run",
    "--name",
    name,
    "--network",
    "none",
    "--stop-timeout",
    "0",
    ...args,
    image,
    "sh",
    "-c",
    script,
  ]);

beforeAll(async () => {
  engine = await startTestEngine({ args: ["--live-restore"] });
  panel = await startTestPanel(engine.socket);
  await run("many", "seq 1 100000");
  await run(
    "both",
    "for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done; head -c 300000 /dev/urandom; echo",
  );
}, 120_000);
afterAll(async () => {
  await panel.close();
  await engine.stop();
});

type Follow = TestChannel<typeof logChannels.follow>;
const linesOf = (channel: { messages: { type: string }[] }): LogLineRow[] =>
  channel.messages.flatMap((one) =>
    one.type === "lines" ? (one as unknown as { lines: LogLineRow[] }).lines : [],
  );
const textsOf = (channel: { messages: { type: string }[] }) => linesOf(channel).map(({ text }) => text);

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
    const shown = textsOf(one.channel).filter((text) => /^\d+$/.test(text)).length;
    const dropped = one.channel.messages.reduce(
      (sum, message) => sum + (message.type === "dropped" ? (message.count ?? Number.NaN) : 0),
      0,
    );
    expect(dropped).toBeGreaterThan(0);
    expect(shown + dropped).toBe(150_000);
    await engine.docker(["rm", "-f", "flood"]);
  }, 60_000);

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

const search = async (input: object) => {
  const socket = await openTestSocket(panel, "operator");
  const channel = await socket.open(logChannels.search, {
    environment: "local",
    container: "many",
    ...input,
  });
  return { channel, socket, [Symbol.dispose]: socket.close };
};
const isOver = (channel: TestChannel<typeof logChannels.search>) => () =>
  channel.messages.some(({ type }) => type === "done" || type === "failed");

describe("searching", () => {
  test("goes through all of it, and tells how far it is", async () => {
    using one = await search({ text: "7777$", regex: true });
    await one.channel.until(isOver(one.channel));
    expect(textsOf(one.channel)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index === 0 ? "" : index}7777`),
    );
    expect(one.channel.messages.at(-1)).toEqual({ type: "done", scanned: 100_000, found: 10 });
  });

  test("may ask for what does not match, and for one stream", async () => {
    using one = await search({ container: "both", source: "stderr", text: "3", inverse: true });
    await one.channel.until(isOver(one.channel));
    expect(textsOf(one.channel)).toEqual(["err 1", "err 2", "err 4", "err 5"]);
  });

  test("a pattern that takes for ever is given up, and the panel does not notice", async () => {
    await run("evil", `echo ${"a".repeat(60)}b`);
    const began = performance.now();
    using one = await search({ container: "evil", text: "^(a+)+$", regex: true });
    const answers: number[] = [];
    const over = one.channel.until(isOver(one.channel));
    let waiting = true;
    over.then(() => {
      waiting = false;
    });
    while (waiting) {
      const asked = performance.now();
      await panel.request("/api/health");
      answers.push(performance.now() - asked);
    }
    expect(one.channel.messages.at(-1)).toEqual({ type: "failed", reason: "slow-pattern" });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(answers.length).toBeGreaterThan(20);
  }, 30_000);

  test("a pattern that is none is refused", async () => {
    using one = await search({ text: "(", regex: true });
    expect(one.channel.opened).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });
});

const base = "/api/environments/local/containers";
const file = async (path: string) => {
  const answer = await fetch(`${panel.url}${base}/${path}`, {
    headers: { cookie: panel.cookieOf("operator") },
  });
  expect(answer.status).toBe(200);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
};
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** What the command line prints, stream by stream, as bytes. */
const printed = async (...args: string[]) => {
  const { execFileSync } = await import("node:child_process");
  const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
  return execFileSync("docker", ["logs", ...args], {
    env,
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "ignore"],
  });
};

describe("a download", () => {
  test("is what docker logs prints, byte for byte", async () => {
    const { bytes, headers } = await file("both/logs/download?source=stdout");
    expect(sha(bytes)).toBe(sha(await printed("both")));
    expect(headers.get("content-disposition")).toBe('attachment; filename="both.log"');
    const stamped = await file("many/logs/download?timestamps=true");
    expect(sha(stamped.bytes)).toBe(sha(await printed("-t", "many")));
  });

  test("may be packed", async () => {
    const { bytes, headers } = await file("many/logs/download?gzip=true");
    expect(sha(gunzipSync(bytes))).toBe(sha(await printed("many")));
    expect(headers.get("content-type")).toBe("application/gzip");
  });

  test("may hold only what a filter wants", async () => {
    const { bytes } = await file("many/logs/download?text=9999");
    const wanted = (await printed("many"))
      .toString()
      .split("\n")
      .filter((line) => line.includes("9999"));
    expect(bytes.toString()).toBe(`${wanted.join("\n")}\n`);
  });

  test("is refused without the right to logs", async () => {
    expect((await panel.request(`${base}/many/logs/download`, { as: "viewer" })).status).toBe(403);
    expect((await panel.request(`${base}/many/logs?side=before`, { as: "viewer" })).status).toBe(403);
  });
});
