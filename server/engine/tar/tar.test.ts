import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "#lib/docker/file-path.ts";
import { archiveEnd, type NewEntry, paddingOf, type TarEntry, writeHeader } from "./tar-header.ts";
import { TarReader } from "./tar-reader.ts";

const plain: NewEntry = {
  name: "a",
  kind: "file",
  size: 0,
  permissions: 0o640,
  uid: 12,
  gid: 34,
  modifiedAt: 1_700_000_000_000,
};

/** An archive in pieces of `step` bytes, as a connection cuts it. */
const sourceOf = (bytes: Buffer, step: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
      bytes.subarray(index * step, (index + 1) * step),
    ),
  );

const readAll = async (bytes: Buffer, step = 1_000): Promise<(TarEntry & { bytes: string })[]> => {
  const reader = new TarReader(sourceOf(bytes, step));
  const found: (TarEntry & { bytes: string })[] = [];
  for (let entry = await reader.next(); entry; entry = await reader.next()) {
    const pieces: Buffer[] = [];
    for await (const piece of reader.body()) pieces.push(piece);
    found.push({ ...entry, bytes: Buffer.concat(pieces).toString("latin1") });
  }
  return found;
};

const fileOf = (entry: Partial<NewEntry>, content: string): Buffer => {
  const body = Buffer.from(content, "latin1");
  const head = writeHeader({ ...plain, ...entry, size: body.length });
  return Buffer.concat([head, body, Buffer.alloc(paddingOf(body.length))]);
};

test("what is written is read, whatever the name and however it is cut", async () => {
  const name = fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    .map((bytes) => bytes.filter((b) => b !== 0 && b !== 0x2f));
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.string({ maxLength: 700 }),
      fc.integer({ min: 1, max: 2_000 }),
      async (bytes, text, step) => {
        fc.pre(bytes.length > 0);
        const made = fileText(bytes);
        const content = Buffer.from(text).toString("latin1");
        const archive = Buffer.concat([
          fileOf({ name: made }, content),
          fileOf({ name: "z" }, "end"),
          archiveEnd,
        ]);
        const read = await readAll(archive, step);
        expect(read.map((entry) => [entry.name, entry.bytes])).toEqual([
          [`./${made}`, content],
          ["./z", "end"],
        ]);
        expect(read[0]).toMatchObject({
          permissions: 0o640,
          uid: 12,
          gid: 34,
          modifiedAt: 1_700_000_000_000,
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("sizes and owners beyond the header's own room", async () => {
  const reader = new TarReader(
    sourceOf(writeHeader({ ...plain, size: 9_000_000_000, uid: 3_000_000_000 }), 512),
  );
  expect(await reader.next()).toMatchObject({ size: 9_000_000_000, uid: 3_000_000_000, kind: "file" });
});

test("extended attributes, whatever their bytes", async () => {
  const attributes = new Map([["security.capability", Buffer.from([1, 0, 0x0a, 0x3d, 0xff])]]);
  const reader = new TarReader(sourceOf(writeHeader({ ...plain, attributes }), 100));
  expect((await reader.next())?.attributes).toEqual(attributes);
});

test("an archive never begins with what somebody chose", () => {
  for (const name of ["\ufefd7zXZ", "\uef1f\uef8b\u0008", "BZh"]) {
    expect(
      writeHeader({ ...plain, name })
        .subarray(0, 2)
        .toString(),
    ).toBe("./");
    expect(
      writeHeader({ ...plain, name: name.padEnd(200, "x") })
        .subarray(0, 2)
        .toString(),
    ).toBe("./");
  }
});

test("what breaks off, and what is no archive, is told", async () => {
  const whole = Buffer.concat([fileOf({}, "x".repeat(900)), archiveEnd]);
  await expect(readAll(whole.subarray(0, 700))).rejects.toThrow("breaks off");
  await expect(readAll(Buffer.alloc(512, "no"))).rejects.toThrow("no archive");
});
