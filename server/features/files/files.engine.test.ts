import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FileEntry, FileText, ListingLine } from "#lib/contracts/files.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
let running: string;
let stopped: string;
let tainted: string;
const unique = `files-${process.pid}-${Date.now().toString(36)}`;
/** Otherwise an engine on cgroup v1 shares its own namespace with it. */
const confined = { NetworkMode: "none", CgroupnsMode: "private" };

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  running = await makeContainer(`${unique}-running`, { start: true, HostConfig: confined });
  stopped = await makeContainer(`${unique}-stopped`, { HostConfig: confined });
  tainted = await makeContainer(`${unique}-tainted`, { HostConfig: { ...confined, Binds: ["/mnt:/host"] } });
});
afterAll(async () => {
  await Promise.all([running, stopped, tainted].map(removeContainer));
  await panel.close();
});

const address = (container: string, rest: string, input: Record<string, string>): string =>
  `/api/environments/local/containers/${container}/files${rest}?${new URLSearchParams(input)}`;

const list = async (container: string, path: string, as: Role = "deployer") => {
  const { status, body } = await panel.request(address(container, "", { path }), { as });
  if (status !== 200) return { status, body, lines: [], entries: [] };
  const lines = String(typeof body === "string" ? body : JSON.stringify(body))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ListingLine);
  const entries = lines.flatMap((line) => (line.type === "entries" ? line.entries : []));
  return { status, body, lines, entries };
};

const upload = (
  container: string,
  path: string,
  bytes: string | Uint8Array,
  input: Record<string, string> = {},
) =>
  fetch(panel.url + address(container, "/content", { path, ...input }), {
    method: "PUT",
    headers: { cookie: panel.cookieOf("deployer"), origin: panel.url },
    body: bytes as NonNullable<RequestInit["body"]>,
  });

const read = async (container: string, path: string): Promise<FileText> =>
  (await panel.request(address(container, "/text", { path }), { as: "deployer" })).body as FileText;

const save = (container: string, path: string, version: string, text: string, encoding = "utf-8") =>
  fetch(panel.url + address(container, "/text", { path, version, encoding }), {
    method: "PUT",
    headers: { cookie: panel.cookieOf("deployer"), origin: panel.url, "content-type": "text/plain" },
    body: text,
  });

const download = async (container: string, path: string, as: string) => {
  const url = panel.url + address(container, "/download", { path, as });
  const answer = await fetch(url, { headers: { cookie: panel.cookieOf("deployer") } });
  return { headers: answer.headers, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const runIn = async (container: string, script: string): Promise<void> => {
  const made = await engineCall("POST", `/containers/${container}/exec`, { Cmd: ["sh", "-c", script] });
  const { Id: exec } = made.body as { Id: string };
  await engineCall("POST", `/exec/${exec}/start`, { Detach: true });
  await vi.waitFor(async () => {
    const { body } = await engineCall("GET", `/exec/${exec}/json`);
    expect(body).toMatchObject({ Running: false, ExitCode: 0 });
  }, 20_000);
};

const named = (entries: readonly FileEntry[], name: string) => entries.find((entry) => entry.name === name);
const oddNames = [`new\nline`, `quo"te'`, "\u202egnp.exe", "é".repeat(127), "-rf", "a\uefffb", " "];

describe.each([
  ["runs", () => running, "tools"],
  ["does not run", () => stopped, "archive"],
] as const)("a container that %s", (_, container, by) => {
  test("its root is listed", async () => {
    const { lines, entries } = await list(container(), "/");
    expect(lines[0]).toEqual({ type: "folder", path: "/", by });
    expect(lines.at(-1)).toEqual({ type: "end", cut: null });
    expect(named(entries, "bin")).toMatchObject({ kind: "folder", permissions: 0o755, uid: 0 });
    expect(entries.some(({ name }) => name.includes("/"))).toBe(false);
  });

  test("files of any name go up, are listed, come down and are those that were sent", async () => {
    await panel.request(address(container(), "/folders", {}), {
      method: "POST",
      as: "deployer",
      body: { path: "/odd" },
    });
    for (const name of oddNames) {
      const answer = await upload(container(), `/odd/${name}`, `content of ${name}`);
      expect([answer.status, await answer.json()]).toEqual([200, { path: `/odd/${name}` }]);
    }
    const { entries } = await list(container(), "/odd");
    expect(entries.map(({ name }) => name).toSorted()).toEqual(oddNames.toSorted());
    for (const name of oddNames) {
      const { bytes, headers } = await download(container(), `/odd/${name}`, "file");
      expect(bytes.toString()).toBe(`content of ${name}`);
      expect(headers.get("content-disposition")).toMatch(/^attachment; /);
      expect(headers.get("content-length")).toBe(String(bytes.length));
    }
  });

  test("a folder comes down as an archive", async () => {
    await upload(container(), "/tarred", "inside the archive");
    const tar = await download(container(), "/tarred", "tar");
    expect(tar.bytes.subarray(0, 6).toString()).toBe("tarred");
    const packed = await download(container(), "/tarred", "tar.gz");
    expect(packed.headers.get("content-disposition")).toBe('attachment; filename="tarred.tar.gz"');
    expect(gunzipSync(packed.bytes).includes("inside the archive")).toBe(true);
  });

  test("an upload that breaks off leaves nothing, and does not harm what was there", async () => {
    await upload(container(), "/kept", "as it was");
    const before = (await list(container(), "/")).entries.map(({ name }) => name).toSorted();
    const sending = httpRequest(
      panel.url + address(container(), "/content", { path: "/kept", replace: "true" }),
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
    expect((await list(container(), "/")).entries.map(({ name }) => name).toSorted()).toEqual(before);
    expect((await download(container(), "/kept", "file")).bytes.toString()).toBe("as it was");
  });

  test("what is there is replaced only on purpose, and keeps its mode and owner", async () => {
    await upload(container(), "/script", "one");
    expect((await upload(container(), "/script", "two")).status).toBe(409);
    expect((await upload(container(), "/script", "three", { replace: "true" })).status).toBe(200);
    expect(await read(container(), "/script")).toMatchObject({
      text: "three",
      entry: { permissions: 0o644 },
    });
    expect((await upload(container(), "/bin", "x", { replace: "true" })).status).toBe(409);
  });

  test("a text is edited in its own encoding, and only the version that was read", async () => {
    await upload(container(), "/latin", Buffer.from("caf\u00e9\r\n", "latin1"));
    const first = await read(container(), "/latin");
    if (first.state !== "text") throw new Error("not read as text");
    expect(first).toMatchObject({ text: "caf\u00e9\r\n", encoding: "latin1" });
    expect((await save(container(), "/latin", first.version, "th\u00e9\n", "latin1")).status).toBe(200);
    expect((await download(container(), "/latin", "file")).bytes.toString("latin1")).toBe("th\u00e9\n");
    const late = await save(container(), "/latin", first.version, "too late", "latin1");
    expect([late.status, (await read(container(), "/latin")) as { text: string }]).toMatchObject([
      409,
      { text: "th\u00e9\n" },
    ]);
    expect((await save(container(), "/latin", "x", "\u6f22", "latin1")).status).toBe(400);
  });

  test("what is no text, or too much of it, is said to be", async () => {
    await upload(container(), "/binary", Uint8Array.from([1, 0, 2]));
    await upload(container(), "/large", "x".repeat(1024 * 1024 + 1));
    expect(await read(container(), "/binary")).toMatchObject({ state: "binary" });
    expect(await read(container(), "/large")).toMatchObject({ state: "too-large" });
  });

  test("what is not there is told", async () => {
    expect(await list(container(), "/nowhere")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    expect((await upload(container(), "/nowhere/x", "x")).status).toBe(404);
    expect((await download(container(), "/nowhere", "tar")).status).toBe(404);
  });

  test("a path that is not in its one form is refused before anything is asked", async () => {
    for (const path of ["relative", "/a/../b", "/a//b", "/a/", "/a\0b", ""]) {
      expect((await list(container(), path)).status).toBe(400);
    }
  });
});

describe("a container that runs", () => {
  const act = (method: string, rest: string, input: Record<string, string>) =>
    method === "DELETE"
      ? panel.request(address(running, rest, input), { method, as: "deployer" })
      : panel.request(address(running, rest, {}), { method, as: "deployer", body: input });

  test("entries of every kind", async () => {
    await runIn(
      running,
      "mkdir /kinds && cd /kinds && mkfifo fifo && mknod device c 1 3 && echo inside > /etc/inside && ln -s ../../../etc/inside out && ln -s ../../../etc/debian_version host && ln -s /kinds here && ln -s nowhere broken && truncate -s 1073741824 sparse && chmod 4755 fifo && chown 5:6 sparse",
    );
    const { entries } = await list(running, "/kinds");
    expect(named(entries, "fifo")).toMatchObject({ kind: "fifo", permissions: 0o4755 });
    expect(named(entries, "device")).toMatchObject({ kind: "char-device" });
    expect(named(entries, "out")).toMatchObject({ kind: "link", target: "../../../etc/inside" });
    expect(named(entries, "sparse")).toMatchObject({ kind: "file", size: 2 ** 30, uid: 5, gid: 6 });
    expect((await list(running, "/kinds/here")).entries.length).toBe(entries.length);
    expect((await list(running, "/kinds/broken")).status).toBe(404);
    // A way out of the root ends at the root: what is the container's own is found there, and nothing of the host.
    expect((await list(running, "/kinds/out")).lines).toMatchObject([{ type: "file", entry: { size: 7 } }]);
    expect(await list(running, "/kinds/host")).toMatchObject({ status: 404 });
    expect((await list(running, "/kinds/device")).lines).toMatchObject([
      { type: "file", entry: { kind: "char-device" } },
    ]);
    expect((await download(running, "/kinds/fifo", "file")).status).toBe(400);
  });

  test("renamed and deleted, whatever the name, and never onto another", async () => {
    await act("POST", "/folders", { path: "/moved" });
    for (const name of ["-f", "a\uef80\uefffb", `new\nline`, "plain"]) {
      await upload(running, `/moved/${name}`, name);
      expect((await act("POST", "/rename", { path: `/moved/${name}`, to: `/moved/${name}-2` })).status).toBe(
        200,
      );
    }
    expect((await list(running, "/moved")).entries.length).toBe(4);
    expect((await act("POST", "/rename", { path: "/moved/-f-2", to: "/moved/plain-2" })).status).toBe(409);
    expect((await act("DELETE", "", { path: "/moved/a\uef80\uefffb-2" })).status).toBe(200);
    expect((await list(running, "/moved")).entries.map(({ name }) => name).toSorted()).toEqual(
      ["-f-2", `new\nline-2`, "plain-2"].toSorted(),
    );
    expect((await act("DELETE", "", { path: "/moved" })).status).toBe(200);
    expect((await act("DELETE", "", { path: "/moved" })).status).toBe(404);
    expect((await act("DELETE", "", { path: "/" })).status).toBe(400);
  });

  test("an edit keeps mode and owner", async () => {
    await upload(running, "/owned", "before");
    await runIn(running, "chmod 2750 /owned; chown 12:34 /owned; chmod 2750 /owned");
    const first = await read(running, "/owned");
    if (first.state !== "text") throw new Error("not read as text");
    expect((await save(running, "/owned", first.version, "after")).status).toBe(200);
    expect(await read(running, "/owned")).toMatchObject({
      text: "after",
      entry: { permissions: 0o2750, uid: 12, gid: 34 },
    });
  });

  test("ten thousand entries", async () => {
    await runIn(running, "mkdir /many && cd /many && seq 1 10000 | xargs touch");
    const { entries, lines } = await list(running, "/many");
    expect([entries.length, lines.at(-1)]).toEqual([10_000, { type: "end", cut: null }]);
  });
});

describe("a container that does not run", () => {
  test("can neither rename nor delete, and says why", async () => {
    const answer = await panel.request(address(stopped, "", { path: "/bin" }), {
      method: "DELETE",
      as: "deployer",
    });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });
});

test("one that is as good as its host is for those with host power alone", async () => {
  expect(await list(tainted, "/")).toMatchObject({
    status: 403,
    body: { error: { code: "host_power_required" } },
  });
  expect((await upload(tainted, "/host/quayside-should-not-be", "x")).status).toBe(403);
  expect((await list(tainted, "/", "admin")).entries.length).toBeGreaterThan(3);
});
