import { protocolError } from "./transport/failure.ts";

export type JsonArrayLimits = {
  /** So many of the items are read; the rest is counted. */
  readonly most: number;
  /** Bytes of one item. */
  readonly maxItem: number;
};

const [quote, backslash] = [0x22, 0x5c];
/** What a byte outside of strings does to the depth. */
const steps = new Map([
  [0x7b, 1],
  [0x5b, 1],
  [0x7d, -1],
  [0x5d, -1],
]);

/** Passes over strings, in which brackets mean nothing; one may go on from chunk to chunk. */
const createStringSkipper = () => {
  let isOpen = false;
  let isEscaped = false;
  return {
    isOpen: (): boolean => isOpen,
    open(): void {
      isOpen = true;
    },
    /** Where the text goes on after the open string: the chunk's length while its end has not come. */
    skip(chunk: Buffer, from: number): number {
      for (let at = from; at < chunk.length; at += 1) {
        const byte = chunk[at];
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) {
          isOpen = false;
          return at + 1;
        }
      }
      return chunk.length;
    },
  };
};

/**
 * Cuts the objects out of the JSON array that a text is. It looks at brackets and strings alone, so that what is only
 * counted costs no more than being passed over.
 */
const createCutter = ({ most, maxItem }: JsonArrayLimits, onItem: (text: string) => void) => {
  const strings = createStringSkipper();
  let depth = 0;
  let total = 0;
  let kept: Buffer[] = [];
  let size = 0;

  const keep = (piece: Buffer): void => {
    size += piece.length;
    if (size > maxItem) throw protocolError(`The engine sent an item of over ${maxItem} bytes`);
    kept.push(piece);
  };
  const close = (piece: Buffer): void => {
    total += 1;
    if (total > most) return;
    keep(piece);
    onItem(Buffer.concat(kept).toString("utf8"));
    kept = [];
    size = 0;
  };

  /** Where the object begins that is open at the end, or was the last one. */
  const step = (chunk: Buffer, at: number, start: number): number => {
    const change = steps.get(chunk[at] as number) ?? 0;
    depth += change;
    if (change < 0 && depth === 1) close(chunk.subarray(start, at + 1));
    return change > 0 && depth === 2 ? at : start;
  };

  return {
    push(chunk: Buffer): void {
      let start = 0;
      let at = strings.isOpen() ? strings.skip(chunk, 0) : 0;
      while (at < chunk.length) {
        if (chunk[at] === quote) {
          strings.open();
          at = strings.skip(chunk, at + 1);
        } else {
          start = step(chunk, at, start);
          at += 1;
        }
      }
      if (depth > 1 && total < most) keep(chunk.subarray(start));
    },
    end(): number {
      if (depth !== 0 || strings.isOpen()) throw protocolError("The engine's list ended in the middle");
      return total;
    },
  };
};

const parseItem = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw protocolError("The engine sent an item that is not JSON", error);
  }
};

/**
 * Reads a JSON array of objects as it comes (`null` is an empty one): the first `most` of them, and how many there are.
 * Memory is that of what is kept. Throws `engine_protocol` for an item that is too long or no JSON, and for a list that
 * ends in the middle.
 */
export const readJsonArray = async (
  chunks: AsyncIterable<Buffer>,
  limits: JsonArrayLimits,
): Promise<{ items: unknown[]; total: number }> => {
  const items: unknown[] = [];
  const cutter = createCutter(limits, (text) => items.push(parseItem(text)));
  for await (const chunk of chunks) cutter.push(chunk);
  return { items, total: cutter.end() };
};
