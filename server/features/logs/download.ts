import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import type { logs } from "#lib/contracts/logs.ts";
import { isFiltering, type LogFilter, lineMatcher } from "#lib/logs/filter.ts";
import { createDemux } from "../../engine/demux.ts";
import type { OutputPiece } from "../../engine/frames.ts";
import { StreamedFile } from "../../http/streamed-file.ts";
import type { LogTarget } from "./read-lines.ts";
import { checkFilter, searchLog } from "./search-thread.ts";

type Input = Omit<ParsedInputOf<typeof logs.download>, "environment" | "container">;

/** As `docker logs` prints it, both streams in the log's order. */
async function* rawBytes({ client, container, signal }: LogTarget, input: Input) {
  const { source, since, until, timestamps = false } = input;
  const sources = { stdout: source !== "stderr", stderr: source !== "stdout" };
  const { body, tty } = await client.logs(container, { ...sources, since, until, timestamps, signal });
  try {
    if (tty) yield* body as AsyncIterable<Buffer>;
    else for await (const { bytes } of demuxed(body)) yield bytes;
  } finally {
    body.destroy();
  }
}

/** A body that breaks off, or is ended from here, ends the pieces too: whoever waits for the next one must not for ever. */
const demuxed = (body: Readable): AsyncIterable<OutputPiece> =>
  pipeline(body, createDemux(), () => undefined) as AsyncIterable<OutputPiece>;

async function* filteredBytes(target: LogTarget, { since, until, timestamps = false, ...input }: Input) {
  const filter: LogFilter = input;
  for await (const { bytes } of searchLog(target, { filter, since, until, timestamps, give: "bytes" })) {
    if (bytes) yield bytes;
  }
}

/** Only a level or a text needs the lines to be read; a stream and a time are the engine's own filters. */
export const needsLines = ({ text, levels }: Input): boolean => isFiltering({ text, levels });

/**
 * A log as a file, written while it is read. `signal` is for the reading; whoever sends the file has its own. `onClosed`
 * hears when nothing is read any more.
 */
export const downloadLog = (
  target: LogTarget,
  name: string,
  input: Input,
  onClosed: () => void = () => undefined,
): StreamedFile => {
  checkFilter(input, lineMatcher);
  const found = needsLines(input) ? filteredBytes(target, input) : rawBytes(target, input);
  const bytes = Readable.from(found, { objectMode: false, highWaterMark: 64 * 1024 });
  bytes.once("close", onClosed);
  if (!input.gzip) return new StreamedFile(bytes, { mediaType: "text/plain", fileName: `${name}.log` });
  const gzip = createGzip({ level: 6 });
  // A log that breaks off must not look like one that has ended.
  pipeline(bytes, gzip, () => undefined);
  return new StreamedFile(gzip, { mediaType: "application/gzip", fileName: `${name}.log.gz` });
};
