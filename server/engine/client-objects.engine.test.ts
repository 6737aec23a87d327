import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEngine, type TestEngine } from "../../scripts/test-engine.ts";
import { startTestRegistry, type TestRegistry } from "../../scripts/testing/registry.ts";
import { createEngineClient, type EngineClient } from "./client.ts";
import { testImage } from "./testing/real-engine.ts";
import { until } from "./testing/until.ts";

/* On an engine of its own: pulls and lists would meet what other tests have just made. */

let engine: TestEngine;
let client: EngineClient;

beforeAll(async () => {
  engine = await startTestEngine();
  client = createEngineClient({ address: { kind: "unix", socketPath: engine.socket } });
});
afterAll(() => engine?.stop());

const docker = (...args: string[]) => engine.docker(args).then((text) => text.trim());
const stopped = (...args: string[]) => docker("create", "--network", "none", ...args, testImage, "true");
/** An image that only this test has, of one layer. */
const ownImage = async (tag: string): Promise<string> => {
  const container = await stopped();
  await docker("commit", "--message", `for ${tag}`, container, tag);
  await docker("rm", container);
  return docker("inspect", "--format", "{{.Id}}", tag);
};

describe("images", () => {
  test("a name is taken off, and the image goes with its last one", async () => {
    const id = await ownImage("names:1");
    await docker("tag", "names:1", "names:2");
    expect(await client.removeImage("names:1")).toEqual({ untagged: ["names:1"], deleted: [] });
    const last = await client.removeImage("names:2");
    expect(last.untagged).toEqual(["names:2"]);
    expect(last.deleted).toContain(id);
    await expect(client.inspectImage(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(client.removeImage(id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("one in use, or with several names, is a conflict unless forced", async () => {
    const id = await ownImage("conflict:1");
    await docker("tag", "conflict:1", "conflict:2");
    await expect(client.removeImage(id)).rejects.toMatchObject({
      code: "conflict",
      details: { reason: expect.stringContaining("multiple repositories") },
    });
    const gone = await client.removeImage(id, { force: true, noprune: true });
    expect(gone.untagged.toSorted()).toEqual(["conflict:1", "conflict:2"]);
    expect(gone.deleted).toContain(id);
  });

  test("its history is read, the newest step first", async () => {
    await ownImage("history:1");
    const history = await client.imageHistory("history:1");
    expect(history[0]).toMatchObject({ Tags: ["history:1"], Comment: "for history:1" });
    expect(history.at(-1)?.Size).toBeGreaterThan(100_000);
    await client.removeImage("history:1");
  });
});

describe("volumes", () => {
  test("one is inspected and removed; one in use is a conflict, forced or not", async () => {
    await docker("volume", "create", "--label", "a=b", "mine");
    expect(await client.inspectVolume("mine")).toMatchObject({ Driver: "local", Labels: { a: "b" } });
    const user = await stopped("-v", "mine:/data");
    for (const force of [false, true])
      await expect(client.removeVolume("mine", { force })).rejects.toMatchObject({ code: "conflict" });
    await docker("rm", user);
    await client.removeVolume("mine");
    await expect(client.removeVolume("mine")).rejects.toMatchObject({ code: "not_found" });
    await expect(client.removeVolume("mine", { force: true })).resolves.toBeUndefined();
  });
});

describe("networks", () => {
  /** Where the kernel makes no bridges, a network that is a mere configuration. */
  const makeNetwork = (name: string) =>
    docker("network", "create", ...(engine.hasBridge ? [] : ["--config-only"]), name);

  test("one is inspected and removed; the engine's own are refused", async () => {
    const id = await makeNetwork("own");
    expect(await client.inspectNetwork("own", { verbose: true })).toMatchObject({ Id: id, Scope: "local" });
    await client.removeNetwork("own");
    await expect(client.removeNetwork("own")).rejects.toMatchObject({ code: "not_found" });
    await expect(client.removeNetwork("none")).rejects.toMatchObject({ code: "engine_refused" });
  });
});

describe("pulls", () => {
  let registry: TestRegistry;
  let reference = "";
  beforeAll(async () => {
    registry = await startTestRegistry(engine, { bytesPerSecond: 4_000_000 });
    reference = await registry.push("team/app:1", { layers: 2, layerBytes: 2_000_000 });
  });
  afterAll(() => registry?.stop());

  /** Connections to the registry (port 5000, 0x1388) that stand in the engine's network. */
  const downloads = (): number => {
    const [command = "", ...args] = engine.inNetwork(["cat", "/proc/net/tcp"]);
    const lines = execFileSync(command, args, { encoding: "utf8" }).split("\n");
    return lines.filter((line) => /^\s*\d+: \S+ 0100007F:1388 01 /.test(line)).length;
  };

  test("the progress of each layer comes, and at the loop's end the image is there", async () => {
    const layers = new Map<string, number[]>();
    for await (const { id, status, current } of await client.pullImage(reference))
      if (status === "Downloading") layers.set(id, [...(layers.get(id) ?? []), current ?? -1]);
    expect(layers.size).toBeGreaterThan(0);
    for (const sizes of layers.values()) expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect((await client.inspectImage(reference)).RepoTags).toEqual([reference]);
    await client.removeImage(reference);
  });

  test("an abort ends the engine's own download within a second", async () => {
    const controller = new AbortController();
    const pull = await client.pullImage(reference, { signal: controller.signal });
    const read = async () => {
      for await (const { status } of pull) {
        if (status !== "Downloading") continue;
        await until("the engine downloads", () => downloads() > 0, 5_000);
        controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: "cancelled" });
    await until("the engine downloads nothing", () => downloads() === 0, 1_000);
    await expect(client.inspectImage(reference)).rejects.toMatchObject({ code: "not_found" });
  });

  test("what is not there is told in the engine's words, and so is a registry that cannot be reached", async () => {
    const missing = async (name: string) => {
      for await (const _line of await client.pullImage(name));
    };
    await expect(missing(`${registry.host}/team/none:1`)).rejects.toMatchObject({
      details: { reason: expect.stringMatching(/not found|manifest unknown/) },
    });
    await expect(missing("127.0.0.1:1/nobody:1")).rejects.toMatchObject({
      details: { reason: expect.stringContaining("connection refused") },
    });
  });
});
