import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logChannels } from "#lib/contracts/logs.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";
import { runScript, textsOf } from "./log-fixture.ts";

let engine: TestEngine;
let panel: TestPanel;

const run = (name: string, script: string, ...args: string[]) => runScript(engine, name, script, ...args);

beforeAll(async () => {
  engine = await startTestEngine();
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
    const numbers = one.channel.messages.flatMap((message) =>
      message.type === "lines" ? message.numbers : [],
    );
    expect(numbers).toEqual(textsOf(one.channel).map(Number));
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
/** What the command line prints, stream by stream, as bytes. Not waited for in one go: the panel runs in this process too. */
const printed = async (...args: string[]): Promise<Buffer> => {
  const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
  const options = { env, maxBuffer: 1e8, encoding: "buffer" } as const;
  return (await promisify(execFile)("docker", ["logs", ...args], options)).stdout;
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
