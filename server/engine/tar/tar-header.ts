import { Buffer } from "node:buffer";
import type { FileKind } from "#lib/docker/file-mode.ts";
import { fileBytes, fileText } from "#lib/docker/file-path.ts";

/** A tar archive is made of these: POSIX.1-2017, `pax`, "ustar Interchange Format". */
export const blockBytes = 512;

/** What one header says. Names are texts of `lib/docker/file-path`; times are ms since the epoch. */
export type TarEntry = {
  readonly name: string;
  readonly kind: FileKind;
  /** A second name of an entry before: it has no bytes of its own here. */
  readonly hardLink: boolean;
  /** Bytes that follow. */
  readonly size: number;
  readonly permissions: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAt: number;
  /** Where a link leads, as it is written in it. */
  readonly target: string | null;
  /** Extended attributes by their names; the engine tells of `security.capability` alone. */
  readonly attributes: ReadonlyMap<string, Buffer>;
};

/** What stands before an extended attribute's name in a pax record. */
const attributePrefix = "SCHILY.xattr.";

/** Padding after a body of so many bytes. */
export const paddingOf = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes;

const kindOfType: Readonly<Record<string, FileKind>> = {
  "0": "file",
  "\0": "file",
  "1": "file",
  "2": "link",
  "3": "char-device",
  "4": "block-device",
  "5": "folder",
  "6": "fifo",
  "7": "file",
};

const textAt = (block: Buffer, from: number, length: number): string => {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return fileText(end < 0 ? field : field.subarray(0, end));
};

/** Octal digits, or GNU's base 256 where the first bit is set. */
const numberAt = (block: Buffer, from: number, length: number): number => {
  const first = block[from] as number;
  if ((first & 0x80) === 0) {
    const digits = block.toString("latin1", from, from + length).replace(/[\0 ]+$/, "");
    return digits.trim() === "" ? 0 : Number.parseInt(digits.trim(), 8);
  }
  let value = first & 0x7f;
  for (let at = from + 1; at < from + length; at += 1) value = value * 256 + (block[at] as number);
  return value;
};

/** The letter of a header that says of what kind it is: `x` and `g` are pax records, `L` and `K` GNU's long names. */
export const typeOf = (block: Buffer): string => block.toString("latin1", 156, 157);

/** Bytes that follow the header. */
export const sizeOf = (block: Buffer): number => numberAt(block, 124, 12);

/** Whether a block is a header at all: its checksum says. */
export const isHeader = (block: Buffer): boolean => numberAt(block, 148, 8) === checksum(block);

const checksum = (block: Buffer): number => {
  let sum = 8 * 0x20;
  for (let at = 0; at < blockBytes; at += 1) if (at < 148 || at >= 156) sum += block[at] as number;
  return sum;
};

/** The records before a header, which win over it: `path`, `linkpath`, `size`, `mtime`, `uid`, `gid`. */
export type PaxRecords = ReadonlyMap<string, Buffer>;

/** Reads pax records: `<length> <key>=<value>\n`, where a value is any bytes. */
export const readPax = (body: Buffer): PaxRecords => {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number.parseInt(body.toString("latin1", at, space), 10);
    const equals = body.indexOf(0x3d, space);
    if (!(length > 0) || equals < 0 || at + length > body.length) break;
    records.set(body.toString("latin1", space + 1, equals), body.subarray(equals + 1, at + length - 1));
    at += length;
  }
  return records;
};

const paxNumber = (records: PaxRecords, key: string): number | null => {
  const value = records.get(key);
  const number = value === undefined ? Number.NaN : Number(value.toString("latin1"));
  return Number.isFinite(number) ? number : null;
};

/** Reads a header together with what stood before it. */
export const readHeader = (block: Buffer, records: PaxRecords): TarEntry => {
  const type = typeOf(block);
  const prefix = block.toString("latin1", 257, 262) === "ustar" ? textAt(block, 345, 155) : "";
  const own = textAt(block, 0, 100);
  const path = records.get("path");
  const link = records.get("linkpath");
  const target = link ? fileText(link) : textAt(block, 157, 100);
  const seconds = paxNumber(records, "mtime") ?? numberAt(block, 136, 12);
  return {
    name: path ? fileText(path) : prefix === "" ? own : `${prefix}/${own}`,
    kind: kindOfType[type] ?? "other",
    hardLink: type === "1",
    size: paxNumber(records, "size") ?? sizeOf(block),
    permissions: numberAt(block, 100, 8) & 0o7777,
    uid: paxNumber(records, "uid") ?? numberAt(block, 108, 8),
    gid: paxNumber(records, "gid") ?? numberAt(block, 116, 8),
    modifiedAt: Math.round(seconds * 1000),
    target: target === "" ? null : target,
    attributes: attributesOf(records),
  };
};

const attributesOf = (records: PaxRecords): ReadonlyMap<string, Buffer> =>
  new Map(
    [...records]
      .filter(([key]) => key.startsWith(attributePrefix))
      // A copy: the records may be parts of a chunk that is given back.
      .map(([key, value]) => [key.slice(attributePrefix.length), Buffer.from(value)]),
  );

/** What a header is written from. */
export type NewEntry = {
  /** Relative to where the archive is unpacked. */
  readonly name: string;
  readonly kind: "file" | "folder";
  readonly size: number;
  readonly permissions: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAt: number;
  readonly attributes?: ReadonlyMap<string, Buffer>;
};

/**
 * The header of one entry, with a pax record where its name, size or owner need one. The archive always begins with "./":
 * the engine guesses from its first bytes whether it is compressed, and would run a container's own `xz` or `unpigz` for
 * one that is (CVE-2026-41567); a name that somebody chose must never stand there.
 */
export const writeHeader = (entry: NewEntry): Buffer => {
  const name = fileBytes(`./${entry.name}${entry.kind === "folder" ? "/" : ""}`);
  const records: [string, Buffer][] = [];
  if (name.length > 100) records.push(["path", Buffer.from(name)]);
  if (entry.size >= 8 ** 11) records.push(["size", Buffer.from(String(entry.size))]);
  if (entry.uid >= 8 ** 7) records.push(["uid", Buffer.from(String(entry.uid))]);
  if (entry.gid >= 8 ** 7) records.push(["gid", Buffer.from(String(entry.gid))]);
  for (const [key, value] of entry.attributes ?? []) records.push([attributePrefix + key, value]);
  const main = block({ ...entry, name, type: entry.kind === "folder" ? "5" : "0" });
  if (records.length === 0) return main;
  const body = Buffer.concat(records.map(([key, value]) => paxRecord(key, value)));
  const pax = {
    name: Buffer.from("./pax"),
    size: body.length,
    permissions: 0o644,
    uid: 0,
    gid: 0,
    modifiedAt: 0,
  };
  return Buffer.concat([block({ ...pax, type: "x" }), body, Buffer.alloc(paddingOf(body.length)), main]);
};

/** A record's length counts its own digits. */
const paxRecord = (key: string, value: Buffer): Buffer => {
  const rest = key.length + value.length + 3;
  let length = rest + String(rest).length;
  length = rest + String(length).length;
  return Buffer.concat([Buffer.from(`${length} ${key}=`), value, Buffer.from("\n")]);
};

const octal = (value: number, digits: number): string =>
  (value < 8 ** digits ? Math.max(0, Math.floor(value)) : 0).toString(8).padStart(digits, "0");

type Block = Omit<NewEntry, "name" | "kind" | "attributes"> & {
  readonly name: Uint8Array;
  readonly type: string;
};

const block = ({ name, size, permissions, uid, gid, modifiedAt, type }: Block): Buffer => {
  const made = Buffer.alloc(blockBytes);
  made.set(name.subarray(0, 100), 0);
  made.write(`${octal(permissions, 7)}\0${octal(uid, 7)}\0${octal(gid, 7)}\0`, 100, "latin1");
  made.write(`${octal(size, 11)}\0${octal(modifiedAt / 1000, 11)}\0`, 124, "latin1");
  made.write(type, 156, "latin1");
  made.write("ustar\x0000", 257, "latin1");
  made.write(`${octal(checksum(made), 6)}\0 `, 148, "latin1");
  return made;
};

/** Two empty blocks end an archive. */
export const archiveEnd: Buffer = Buffer.alloc(2 * blockBytes);
