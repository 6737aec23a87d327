import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";

/** The body of a request that is a file: read it as it comes, to its end, or leave it. */
export type UploadedFile = {
  readonly bytes: Readable;
  /** Bytes, as the client announces them (the connection then keeps to it); null where it does not. */
  readonly length: number | null;
};

/**
 * The file in a request's body. A client that goes away in the middle makes `bytes` fail, never end early; so does
 * `signal`, which cuts the connection whatever the reader of the file is about.
 */
export const uploadedFile = (request: IncomingMessage, signal: AbortSignal): UploadedFile => {
  const length = request.headers["content-length"];
  const cut = (): void => void request.destroy(signal.reason as Error);
  signal.addEventListener("abort", cut, { once: true });
  request.once("close", () => signal.removeEventListener("abort", cut));
  if (signal.aborted) cut();
  return { bytes: request, length: length === undefined ? null : Number(length) };
};
