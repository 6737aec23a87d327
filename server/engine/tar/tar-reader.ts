import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { chunksOf } from "../chunks-of.ts";
import { protocolError } from "../transport/failure.ts";
import {
  blockBytes,
  isHeader,
  type PaxRecords,
  paddingOf,
  readHeader,
  readPax,
  sizeOf,
  type TarEntry,
  typeOf,
} from "./tar-header.ts";

/** Records of one entry: names of some thousand bytes, and what extended attributes there are. */
const maxRecordBytes = 1024 * 1024;

/**
 * Reads an archive entry by entry. What is not asked for is passed over as it comes: nothing is held but the chunk at
 * hand. Rejects with `engine_protocol` for what is no archive, and with the source's own error where that breaks off.
 */
export class TarReader {
  readonly #source: Readable;
  readonly #chunks: AsyncGenerator<Buffer, void, void>;
  #chunk: Buffer = Buffer.alloc(0);
  /** Of the entry at hand: its bytes and its padding that were not read yet. */
  #body = 0;
  #padding = 0;
  #bytes = 0;

  constructor(source: Readable) {
    this.#source = source;
    this.#chunks = chunksOf(source);
  }

  /** Bytes of the archive that were read so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The next entry, or null at the end. What is left of the one before is passed over. */
  async next(): Promise<TarEntry | null> {
    let records: PaxRecords = new Map();
    for (;;) {
      await this.#skip(this.#body + this.#padding);
      const block = await this.#read(blockBytes);
      if (block === null || block.every((byte) => byte === 0)) return null;
      if (!isHeader(block)) throw protocolError("What the engine sent is no archive");
      const type = typeOf(block);
      if (type === "x" || type === "g" || type === "L" || type === "K") {
        const found = await this.#records(type, sizeOf(block));
        if (type !== "g") records = new Map([...records, ...found]);
        continue;
      }
      const entry = readHeader(block, records);
      this.#body = entry.hardLink || entry.kind !== "file" ? 0 : entry.size;
      this.#padding = paddingOf(this.#body);
      return entry;
    }
  }

  /** The bytes of the entry at hand. */
  async *body(): AsyncGenerator<Buffer, void, void> {
    while (this.#body > 0) {
      const piece = await this.#take(this.#body);
      if (piece === null) throw protocolError("The archive breaks off within a file");
      this.#body -= piece.length;
      yield piece;
    }
  }

  /** Ends the source, whatever is left of it. */
  async close(): Promise<void> {
    this.#source.destroy();
    await this.#chunks.return();
  }

  async #records(type: string, size: number): Promise<PaxRecords> {
    if (size > maxRecordBytes) throw protocolError("An entry of the archive has too long a name");
    const body = await this.#read(size);
    if (body === null) throw protocolError("The archive breaks off within a name");
    this.#body = 0;
    this.#padding = paddingOf(size);
    if (type === "x" || type === "g") return readPax(body);
    const end = body.indexOf(0);
    return new Map([[type === "L" ? "path" : "linkpath", end < 0 ? body : body.subarray(0, end)]]);
  }

  /** At most `most` bytes of what comes next, or null at the end. */
  async #take(most: number): Promise<Buffer | null> {
    while (this.#chunk.length === 0) {
      const step = await this.#chunks.next();
      if (step.done) return null;
      this.#chunk = step.value;
    }
    const piece = this.#chunk.subarray(0, most);
    this.#chunk = this.#chunk.subarray(piece.length);
    this.#bytes += piece.length;
    return piece;
  }

  async #read(length: number): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; ) {
      const piece = await this.#take(left);
      if (piece === null) {
        if (left === length) return null;
        throw protocolError("The archive breaks off");
      }
      pieces.push(piece);
      left -= piece.length;
    }
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  }

  async #skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      const piece = await this.#take(left);
      if (piece === null) throw protocolError("The archive breaks off within a file");
      left -= piece.length;
    }
    this.#body = 0;
    this.#padding = 0;
  }
}
