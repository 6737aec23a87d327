import { CodedError } from "#lib/errors/coded-error.ts";
import { protocolError } from "./transport/failure.ts";

/** Some bytes of output and where they were written. A terminal (TTY) has one stream, `tty`. */
export type OutputPiece = { readonly source: "tty" | "stdout" | "stderr"; readonly bytes: Buffer };

/**
 * Splits Docker's multiplexed stream. Each frame is 8 bytes of head (stream type, three zeros, big-endian length), then
 * the payload (moby `api/pkg/stdcopy`). `push` may be given any part of the stream; it returns pieces in order, without
 * waiting for a frame's end, and throws a `CodedError` for what is not a frame. `end` throws when a frame was cut.
 */
export type FrameParser = {
  push(chunk: Buffer): OutputPiece[];
  end(): void;
};

const headBytes = 8;
/** moby writes frames of 16-32 kB; a length beyond this means that the stream is not framed at all. */
export const maxFrameBytes = 16 * 1024 * 1024;
const maxErrorBytes = 64 * 1024;

const sources = { 0: "stdout", 1: "stdout", 2: "stderr", 3: "system" } as const;
type Source = (typeof sources)[keyof typeof sources];

const readHead = (head: Buffer): { source: Source; length: number } => {
  const source = sources[head[0] as keyof typeof sources];
  const length = head.readUInt32BE(4);
  const isPadded = head[1] === 0 && head[2] === 0 && head[3] === 0;
  if (!source || !isPadded) throw protocolError("The engine's output is not framed as it should be");
  if (length > maxFrameBytes) throw protocolError(`The engine announced a frame of ${length} bytes`);
  return { source, length };
};

/** Joins neighbours of one source, so that many small frames in a chunk become one piece. */
class Pieces {
  readonly done: OutputPiece[] = [];
  #source: OutputPiece["source"] = "stdout";
  #open: Buffer[] = [];

  add(source: OutputPiece["source"], bytes: Buffer): void {
    if (source !== this.#source) this.close();
    this.#source = source;
    this.#open.push(bytes);
  }

  close(): OutputPiece[] {
    const [first] = this.#open;
    if (first) {
      const bytes = this.#open.length === 1 ? first : Buffer.concat(this.#open);
      this.done.push({ source: this.#source, bytes });
    }
    this.#open = [];
    return this.done;
  }
}

/** Makes a parser for one stream. */
export const createFrameParser = (): FrameParser => {
  const head = Buffer.alloc(headBytes);
  let headFilled = 0;
  let left = 0;
  let source: Source = "stdout";
  let complaint: Buffer[] = [];

  const takeHead = (chunk: Buffer, at: number): number => {
    const taken = chunk.copy(head, headFilled, at, at + headBytes - headFilled);
    headFilled += taken;
    if (headFilled === headBytes) ({ source, length: left } = readHead(head));
    return taken;
  };
  const takePayload = (chunk: Buffer, at: number, pieces: Pieces): number => {
    const bytes = chunk.subarray(at, at + left);
    left -= bytes.byteLength;
    if (source === "system") complaint.push(bytes);
    else if (bytes.byteLength > 0) pieces.add(source, bytes);
    return bytes.byteLength;
  };
  const endFrame = (): void => {
    if (headFilled < headBytes || left > 0) return;
    headFilled = 0;
    if (source === "system") throw systemError(complaint);
  };

  return {
    push(chunk) {
      const pieces = new Pieces();
      for (let at = 0; at < chunk.byteLength; ) {
        at += headFilled < headBytes ? takeHead(chunk, at) : takePayload(chunk, at, pieces);
        if (source === "system") complaint = bounded(complaint);
        endFrame();
      }
      return pieces.close();
    },
    end() {
      if (headFilled > 0) throw protocolError("The engine's output ended within a frame");
    },
  };
};

/** Type 3: the engine's own failure, said within the stream. */
const systemError = (complaint: Buffer[]): CodedError => {
  const reason = Buffer.concat(complaint).toString("utf8").trim();
  return new CodedError("engine_failed", `The engine broke off the output: ${reason}`, { reason });
};

const bounded = (parts: Buffer[]): Buffer[] => {
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return size <= maxErrorBytes ? parts : [Buffer.concat(parts).subarray(0, maxErrorBytes)];
};
