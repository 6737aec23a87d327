import type { Buffer } from "node:buffer";
import type { TarEntry } from "../../engine/tar/tar-header.ts";

/** A file that is being read. */
export type OpenFile = {
  readonly entry: TarEntry;
  /** Bytes that will come; null where that is not known before. */
  readonly length: number | null;
  body(): AsyncGenerator<Buffer, void, void>;
  /** To be called, read or not. */
  close(): Promise<void>;
};
