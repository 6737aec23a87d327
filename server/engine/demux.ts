import { Transform } from "node:stream";
import { createFrameParser, type OutputPiece } from "./frames.ts";

/**
 * A Transform from Docker's multiplexed bytes to `OutputPiece` objects. It honours back-pressure, fails with the
 * parser's `CodedError` (a type-3 frame, a bad head, a frame cut at the end), and does work linear in the bytes.
 */
export const createDemux = (): Transform => {
  const parser = createFrameParser();
  return new Transform({
    readableObjectMode: true,
    readableHighWaterMark: 4,
    transform(chunk: Buffer, _encoding, done) {
      try {
        for (const piece of parser.push(chunk)) this.push(piece satisfies OutputPiece);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        parser.end();
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
};
