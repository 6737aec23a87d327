import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FileEntry } from "#lib/contracts/files.ts";
import { makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { confined, filesAddress, filesClient } from "../../testing/files-client.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
let running: string;
let stopped: string;
let tainted: string;
let client: ReturnType<typeof filesClient>;
const unique = `files-${process.pid}-${Date.now().toString(36)}`;

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  client = filesClient(panel);
  running = await makeContainer(`${unique}-running`, { start: true, HostConfig: confined });
  stopped = await makeContainer(`${unique}-stopped`, { HostConfig: confined });
  tainted = await makeContainer(`${unique}-tainted`, { HostConfig: { ...confined, Binds: ["/mnt:/host"] } });
});
afterAll(async () => {
  await Promise.all([running, stopped, tainted].map(removeContainer));
  await panel.close();
});

const named = (entries: readonly FileEntry[], name: string) => entries.find((entry) => entry.name === name);
const oddNames = [`new\nline`, `quo"te'`, "\u202egnp.exe", "é".repeat(127), "-rf", "a\uefffb", " "];

describe.each([
  ["runs", () => running, "tools"],
  ["does not run", () => stopped, "archive"],
] as const)("a container that %s", (_, container, by) => {
  test("its root is listed", async () => {
    const { lines, entries } = await client.list(container(), "/");
    expect(lines[0]).toEqual({ type: "folder", path: "/", by });
    expect(lines.at(-1)).toEqual({ type: "end", cut: null });
    expect(named(entries, "bin")).toMatchObject({ kind: "folder", permissions: 0o755, uid: 0 });
    expect(entries.some(({ name }) => name.includes("/"))).toBe(false);
  });

  test("files of any name go up, are listed, come down and are those that were sent", async () => {
    await panel.request(filesAddress(container(), "/folders", {}), {
      method: "POST",
      as: "deployer",
      body: { path: "/odd" },
    });
    for (const name of oddNames) {
      const answer = await client.upload(container(), `/odd/${name}`, `content of ${name}`);
      expect([answer.status, await answer.json()]).toEqual([200, { path: `/odd/${name}` }]);
    }
    const { entries } = await client.list(container(), "/odd");
    expect(entries.map(({ name }) => name).toSorted()).toEqual(oddNames.toSorted());
    for (const name of oddNames) {
      const { bytes, headers } = await client.download(container(), `/odd/${name}`, "file");
      expect(bytes.toString()).toBe(`content of ${name}`);
      expect(headers.get("content-disposition")).toMatch(/^attachment; /);
      expect(headers.get("content-length")).toBe(String(bytes.length));
    }
  });

  test("a folder comes down as an archive", async () => {
    await client.upload(container(), "/tarred", "inside the archive");
    const tar = await client.download(container(), "/tarred", "tar");
    expect(tar.bytes.subarray(0, 6).toString()).toBe("tarred");
    const packed = await client.download(container(), "/tarred", "tar.gz");
    expect(packed.headers.get("content-disposition")).toBe('attachment; filename="tarred.tar.gz"');
    expect(gunzipSync(packed.bytes).includes("inside the archive")).toBe(true);
  });

  test("an upload that breaks off leaves nothing, and does not harm what was there", async () => {
    await client.upload(container(), "/kept", "as it was");
    const before = (await client.list(container(), "/")).entries.map(({ name }) => name).toSorted();
    const sending = httpRequest(
      panel.url + filesAddress(container(), "/content", { path: "/kept", replace: "true" }),
      {
        method: "PUT",
        headers: { cookie: panel.cookieOf("deployer"), origin: panel.url, "content-length": 50_000_000 },
      },
    );
    sending.on("error", () => undefined);
    sending.flushHeaders();
    for (let sent = 0; sent < 10_000_000; sent += 100_000) {
      if (!sending.write(Buffer.alloc(100_000, "x"))) await once(sending, "drain");
    }
    sending.destroy();
    await vi.waitFor(
      async () => {
        const { body } = await panel.request("/api/audit?limit=1", { as: "admin" });
        expect(body).toMatchObject({ items: [{ action: "file.upload", phase: "failed" }] });
      },
      { timeout: 20_000, interval: 100 },
    );
    expect((await client.list(container(), "/")).entries.map(({ name }) => name).toSorted()).toEqual(before);
    expect((await client.download(container(), "/kept", "file")).bytes.toString()).toBe("as it was");
  });

  test("what is there is replaced only on purpose, and keeps its mode and owner", async () => {
    await client.upload(container(), "/script", "one");
    expect((await client.upload(container(), "/script", "two")).status).toBe(409);
    expect((await client.upload(container(), "/script", "three", { replace: "true" })).status).toBe(200);
    expect(await client.read(container(), "/script")).toMatchObject({
      text: "three",
      entry: { permissions: 0o644 },
    });
    expect((await client.upload(container(), "/bin", "x", { replace: "true" })).status).toBe(409);
  });

  test("a text is edited in its own encoding, and only the version that was read", async () => {
    await client.upload(container(), "/latin", Buffer.from("caf\u00e9\r\n", "latin1"));
    const first = await client.read(container(), "/latin");
    if (first.state !== "text") throw new Error("not read as text");
    expect(first).toMatchObject({ text: "caf\u00e9\r\n", encoding: "latin1" });
    expect((await client.save(container(), "/latin", first.version, "th\u00e9\n", "latin1")).status).toBe(
      200,
    );
    expect((await client.download(container(), "/latin", "file")).bytes.toString("latin1")).toBe(
      "th\u00e9\n",
    );
    const late = await client.save(container(), "/latin", first.version, "too late", "latin1");
    expect([late.status, (await client.read(container(), "/latin")) as { text: string }]).toMatchObject([
      409,
      { text: "th\u00e9\n" },
    ]);
    expect((await client.save(container(), "/latin", "x", "\u6f22", "latin1")).status).toBe(400);
  });

  test("what is no text, or too much of it, is said to be", async () => {
    await client.upload(container(), "/binary", Uint8Array.from([1, 0, 2]));
    await client.upload(container(), "/large", "x".repeat(1024 * 1024 + 1));
    expect(await client.read(container(), "/binary")).toMatchObject({ state: "binary" });
    expect(await client.read(container(), "/large")).toMatchObject({ state: "too-large" });
  });

  test("what is not there is told", async () => {
    expect(await client.list(container(), "/nowhere")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    expect((await client.upload(container(), "/nowhere/x", "x")).status).toBe(404);
    expect((await client.download(container(), "/nowhere", "tar")).status).toBe(404);
  });

  test("a path that is not in its one form is refused before anything is asked", async () => {
    for (const path of ["relative", "/a/../b", "/a//b", "/a/", "/a\0b", ""]) {
      expect((await client.list(container(), path)).status).toBe(400);
    }
  });
});

describe("a container that does not run", () => {
  test("can neither rename nor delete, and says why", async () => {
    const answer = await panel.request(filesAddress(stopped, "", { path: "/bin" }), {
      method: "DELETE",
      as: "deployer",
    });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });
});

test("one that is as good as its host is for those with host power alone", async () => {
  expect(await client.list(tainted, "/")).toMatchObject({
    status: 403,
    body: { error: { code: "host_power_required" } },
  });
  expect((await client.upload(tainted, "/host/quayside-should-not-be", "x")).status).toBe(403);
  expect((await client.list(tainted, "/", "admin")).entries.length).toBeGreaterThan(3);
});
