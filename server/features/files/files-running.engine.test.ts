import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FileEntry } from "#lib/contracts/files.ts";
import { createEngineClient } from "../../engine/client.ts";
import { archiveEnd, writeHeader } from "../../engine/tar/tar-header.ts";
import { TarReader } from "../../engine/tar/tar-reader.ts";
import { engineAddress } from "../../engine/testing/real-engine.ts";
import { makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { confined, filesClient, runIn } from "../../testing/files-client.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
let running: string;
let client: ReturnType<typeof filesClient>;

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  client = filesClient(panel);
  running = await makeContainer(`files-running-${process.pid}-${Date.now().toString(36)}`, {
    start: true,
    HostConfig: { ...confined, Tmpfs: { "/memory": "" } },
  });
});
afterAll(async () => {
  await removeContainer(running);
  await panel.close();
});

const named = (entries: readonly FileEntry[], name: string) => entries.find((entry) => entry.name === name);

describe("a container that runs", () => {
  test("entries of every kind", async () => {
    await runIn(
      running,
      "mkdir /kinds && cd /kinds && mkfifo fifo && mknod device c 1 3 && echo inside > /etc/inside && ln -s ../../../etc/inside out && ln -s ../../../etc/debian_version host && ln -s /kinds here && ln -s nowhere broken && truncate -s 1073741824 sparse && chmod 4755 fifo && chown 5:6 sparse",
    );
    const { entries } = await client.list(running, "/kinds");
    expect(named(entries, "fifo")).toMatchObject({ kind: "fifo", permissions: 0o4755 });
    expect(named(entries, "device")).toMatchObject({ kind: "char-device" });
    expect(named(entries, "out")).toMatchObject({ kind: "link", target: "../../../etc/inside" });
    expect(named(entries, "sparse")).toMatchObject({ kind: "file", size: 2 ** 30, uid: 5, gid: 6 });
    expect((await client.list(running, "/kinds/here")).entries.length).toBe(entries.length);
    expect((await client.list(running, "/kinds/broken")).status).toBe(404);
    // A way out of the root ends at the root: what is the container's own is found there, and nothing of the host.
    expect((await client.list(running, "/kinds/out")).lines).toMatchObject([
      { type: "file", entry: { size: 7 } },
    ]);
    expect(await client.list(running, "/kinds/host")).toMatchObject({ status: 404 });
    expect((await client.list(running, "/kinds/device")).lines).toMatchObject([
      { type: "file", entry: { kind: "char-device" } },
    ]);
    expect((await client.download(running, "/kinds/fifo", "file")).status).toBe(400);
  });

  test("renamed and deleted, whatever the name, and never onto another", async () => {
    await client.act(running, "POST", "/folders", { path: "/moved" });
    for (const name of ["-f", "a\uef80\uefffb", `new\nline`, "plain"]) {
      await client.upload(running, `/moved/${name}`, name);
      expect(
        (await client.act(running, "POST", "/rename", { path: `/moved/${name}`, to: `/moved/${name}-2` }))
          .status,
      ).toBe(200);
    }
    expect((await client.list(running, "/moved")).entries.length).toBe(4);
    expect(
      (await client.act(running, "POST", "/rename", { path: "/moved/-f-2", to: "/moved/plain-2" })).status,
    ).toBe(409);
    expect((await client.act(running, "DELETE", "", { path: "/moved/a\uef80\uefffb-2" })).status).toBe(200);
    expect((await client.list(running, "/moved")).entries.map(({ name }) => name).toSorted()).toEqual(
      ["-f-2", `new\nline-2`, "plain-2"].toSorted(),
    );
    expect((await client.act(running, "DELETE", "", { path: "/moved" })).status).toBe(200);
    expect((await client.act(running, "DELETE", "", { path: "/moved" })).status).toBe(404);
    expect((await client.act(running, "DELETE", "", { path: "/" })).status).toBe(400);
  });

  test("an edit keeps mode and owner", async () => {
    await client.upload(running, "/owned", "before");
    await runIn(running, "chmod 2750 /owned; chown 12:34 /owned; chmod 2750 /owned");
    const first = await client.read(running, "/owned");
    if (first.state !== "text") throw new Error("not read as text");
    expect((await client.save(running, "/owned", first.version, "after")).status).toBe(200);
    expect(await client.read(running, "/owned")).toMatchObject({
      text: "after",
      entry: { permissions: 0o2750, uid: 12, gid: 34 },
    });
  });

  test("ten thousand entries", async () => {
    await runIn(running, "mkdir /many && cd /many && seq 1 10000 | xargs touch");
    const { entries, lines } = await client.list(running, "/many");
    expect([entries.length, lines.at(-1)]).toEqual([10_000, { type: "end", cut: null }]);
  });

  test("what is in memory is listed, read, renamed and deleted by its own tools, and not written", async () => {
    await runIn(
      running,
      "cd /memory && mkdir inner && echo kept > inner/text && ln -s /memory /link && chmod 640 inner/text",
    );
    for (const folder of ["/memory", "/link"]) {
      expect(named((await client.list(running, `${folder}/inner`)).entries, "text")).toMatchObject({
        size: 5,
      });
      expect(await client.read(running, `${folder}/inner/text`)).toMatchObject({
        ...{ state: "text", text: "kept\n", isWritable: false },
        entry: { permissions: 0o640, uid: 0 },
      });
      expect((await client.download(running, `${folder}/inner/text`, "file")).bytes.toString()).toBe(
        "kept\n",
      );
      const refused = await client.upload(running, `${folder}/new`, "x");
      expect([refused.status, await refused.json()]).toMatchObject([
        400,
        { error: { code: "engine_refused" } },
      ]);
    }
    expect((await client.list(running, "/memory/inner/text")).lines).toMatchObject([
      { type: "file", entry: { kind: "file", size: 5, uid: 0 } },
    ]);
    const read = await client.read(running, "/memory/inner/text");
    const version = read.state === "text" ? read.version : "";
    expect((await client.save(running, "/memory/inner/text", version, "x")).status).toBe(400);
    expect((await client.act(running, "POST", "/folders", { path: "/memory/new" })).status).toBe(400);
    expect((await client.download(running, "/memory", "tar")).status).toBe(400);
    const moved = { path: "/memory/inner/text", to: "/memory/moved" };
    expect((await client.act(running, "POST", "/rename", moved)).status).toBe(200);
    expect((await client.act(running, "DELETE", "", { path: "/memory/moved" })).status).toBe(200);
    expect((await client.act(running, "DELETE", "", { path: "/memory/moved" })).status).toBe(404);
    expect((await client.list(running, "/memory/nothing")).status).toBe(404);
  });

  test("what the kernel makes up is read", async () => {
    expect((await client.list(running, "/proc/self")).entries.length).toBeGreaterThan(10);
    expect(await client.read(running, "/proc/1/comm")).toMatchObject({ text: "sleep\n", isWritable: false });
    expect((await client.download(running, "/proc/version", "file")).bytes.toString()).toContain("Linux");
    expect((await client.upload(running, "/proc/new", "x")).status).toBe(400);
  });

  test("a capability, which the engine tells of, outlives an edit", async () => {
    const capability = Buffer.from("0100000200040000000000000000000000000000", "hex");
    const entry = { name: "able", kind: "file" as const, size: 4, permissions: 0o755, uid: 0, gid: 0 };
    const attributes = new Map([["security.capability", capability]]);
    await client.upload(running, "/able", "old\n");
    const engine = createEngineClient({ address: engineAddress() });
    await engine.writeArchive(
      running,
      "/",
      Readable.from([
        writeHeader({ ...entry, modifiedAt: 0, attributes }),
        Buffer.from("old\n".padEnd(512, "\0")),
        archiveEnd,
      ]),
    );
    const first = await client.read(running, "/able");
    if (first.state !== "text") throw new Error("not read as text");
    expect((await client.save(running, "/able", first.version, "new\n")).status).toBe(200);
    const reader = new TarReader(await engine.readArchive(running, "/able"));
    const after = await reader.next();
    await reader.close();
    expect(after?.attributes.get("security.capability")).toEqual(capability);
  });

  test("forty megabytes go up and come down as they were", async () => {
    const bytes = randomBytes(40_000_000);
    expect((await client.upload(running, "/large", bytes)).status).toBe(200);
    expect((await client.download(running, "/large", "file")).bytes.equals(bytes)).toBe(true);
  });

  test("what a killed panel has left in a folder is taken away at the next visit, and nobody else's", async () => {
    const own = `.quayside-${panel.auth.cookieName.slice(-8)}-00000000-00000000.part`;
    const other = ".quayside-ffffffff-00000000-00000000.part";
    await runIn(running, `mkdir /visited && cd /visited && touch kept ${own} ${other}`);
    const names = async () =>
      (await client.list(running, "/visited")).entries.map(({ name }) => name).toSorted();
    expect(await names()).toEqual([other, "kept"]);
    await runIn(running, `test ! -e /visited/${own}`);
  });
});
