import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fileText } from "#lib/docker/file-path.ts";
import { createEngineClient } from "./client.ts";
import { archiveEnd, paddingOf, writeHeader } from "./tar/tar-header.ts";
import { TarReader } from "./tar/tar-reader.ts";
import { engineAddress, makeContainer, otherClient, uniqueName } from "./testing/real-engine.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const client = createEngineClient({ address: engineAddress() });
const volume = uniqueName("full");
let box: Awaited<ReturnType<typeof makeContainer>>;
let small: Awaited<ReturnType<typeof makeContainer>>;

beforeAll(async () => {
  await otherClient("POST", "/volumes/create", {
    Name: volume,
    Driver: "local",
    DriverOpts: { type: "tmpfs", device: "tmpfs", o: "size=2m" },
  });
  box = await makeContainer("archive");
  small = await makeContainer("archive-small", {}, { Binds: [`${volume}:/small`] });
});
afterAll(async () => {
  await box[Symbol.asyncDispose]();
  await small[Symbol.asyncDispose]();
  await otherClient("DELETE", `/volumes/${volume}`);
});

const file = (name: string, size: number) => ({
  ...{ name, size, kind: "file" as const, permissions: 0o4750, uid: 7, gid: 8 },
  modifiedAt: 1_700_000_000_000,
});

const archiveOf = (name: string, body: Buffer): Readable =>
  Readable.from([
    writeHeader(file(name, body.length)),
    body,
    Buffer.alloc(paddingOf(body.length)),
    archiveEnd,
  ]);

const readBack = async (path: string) => {
  const reader = new TarReader(await client.readArchive(box.id, path));
  const entry = await reader.next();
  const bytes = await buffer(Readable.from(reader.body()));
  await reader.close();
  return { entry, bytes };
};

const odd = [
  ["a new line and quotes", `new\nline "'\``],
  ["letters that run from right to left", "\u202egnp.exe\u05d0"],
  ["255 bytes", "é".repeat(127)],
  ["bytes that are no text", fileText(Uint8Array.from([0x61, 0xff, 0xfe, 0x62]))],
  ["what a query would take for its own", "a&path=x?#%2e%"],
  ["a dash before it", "-rf"],
] as const;

describe("a container that does not run", () => {
  test.each(odd)("a file whose name has %s", async (_, name) => {
    const body = randomBytes(3_000);
    await client.writeArchive(box.id, "/", archiveOf(name, body));
    const { entry, bytes } = await readBack(`/${name}`);
    expect(bytes.equals(body)).toBe(true);
    expect(entry).toMatchObject({ name, kind: "file", permissions: 0o4750, uid: 7, gid: 8, size: 3_000 });
    expect(await client.statPath(box.id, `/${name}`)).toMatchObject({
      kind: "file",
      permissions: 0o4750,
      size: 3_000,
      modifiedAt: 1_700_000_000_000,
    });
  });

  test("what is not there is told in the engine's words", async () => {
    const refused = { code: "not_found", details: { reason: expect.stringContaining("/nowhere") as string } };
    await expect(client.statPath(box.id, "/nowhere")).rejects.toMatchObject(refused);
    await expect(client.readArchive(box.id, "/nowhere")).rejects.toMatchObject(refused);
    await expect(
      client.writeArchive(box.id, "/nowhere", archiveOf("x", Buffer.from("x"))),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a folder is not put where a file is", async () => {
    await client.writeArchive(box.id, "/", archiveOf("plain", Buffer.from("x")));
    const folder = writeHeader({ ...file("plain", 0), kind: "folder" });
    await expect(client.writeArchive(box.id, "/", Readable.from([folder, archiveEnd]))).rejects.toMatchObject(
      { message: expect.stringContaining("cannot overwrite") as string },
    );
  });
});

test("an engine that refuses in the middle is heard, and the rest is not sent", async () => {
  let made = 0;
  async function* endless() {
    yield writeHeader(file("large", 400_000_000));
    for (; made < 400_000_000; made += 65_536) yield Buffer.alloc(65_536);
  }
  const source = Readable.from(endless());
  await expect(client.writeArchive(small.id, "/small", source)).rejects.toMatchObject({
    code: "engine_failed",
    details: { reason: expect.stringContaining("no space left") as string },
  });
  expect(source.destroyed).toBe(true);
  expect(made).toBeLessThan(400_000_000);
});

test("a body that breaks off fails the call with its own reason", async () => {
  const source = new PassThrough();
  const writing = client.writeArchive(box.id, "/", source);
  source.write(writeHeader(file("half", 100_000)));
  source.destroy(new Error("the sender has gone"));
  await expect(writing).rejects.toMatchObject({
    code: "cancelled",
    cause: { message: "the sender has gone" },
  });
});

test("a write ends when it is aborted", async () => {
  const abort = new AbortController();
  const source = new PassThrough();
  const writing = client.writeArchive(box.id, "/", source, { signal: abort.signal });
  source.write(writeHeader(file("half", 100_000)));
  abort.abort();
  await expect(writing).rejects.toMatchObject({ code: "cancelled" });
  expect(source.destroyed).toBe(true);
});

test("a read ends when it is aborted, and the engine's side with it", async () => {
  const abort = new AbortController();
  const reading = await client.readArchive(box.id, "/", { signal: abort.signal });
  abort.abort();
  await expect(buffer(reading)).rejects.toMatchObject({ code: "cancelled" });
  // The engine holds a container for as long as it reads from it.
  await client.inspectContainer(box.id);
});

test("an export is an archive of everything", async () => {
  const reader = new TarReader(await client.exportContainer(box.id));
  const names: string[] = [];
  for (let entry = await reader.next(); entry; entry = await reader.next()) names.push(entry.name);
  expect(names).toContain("bin/busybox");
});
