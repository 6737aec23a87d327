import { StringDecoder } from "node:string_decoder";
import { CodedError } from "#lib/errors/coded-error.ts";
import { protocolError } from "./transport/failure.ts";

const defaultMaxLine = 4 * 1024 * 1024;

/** The longest line, in UTF-16 units, that is held while its end has not come. */
export type NdjsonOptions = { readonly maxLine?: number };

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw protocolError("The engine sent a line that is not JSON", error);
  }
};

/** Cuts text into lines. Only the unfinished rest is kept, and it is searched once. */
const createLineCutter = (maxLine: number) => {
  let parts: string[] = [];
  let held = 0;
  return {
    push(text: string): string[] {
      const pieces = text.split("\n");
      const rest = pieces.pop() ?? "";
      const lines = pieces.map((piece, index) => (index === 0 ? parts.join("") + piece : piece));
      if (lines.length > 0) parts = [];
      held = lines.length > 0 ? rest.length : held + rest.length;
      if (held > maxLine) throw protocolError(`The engine sent a line of over ${maxLine} characters`);
      if (rest) parts.push(rest);
      return lines.filter((line) => line.trim() !== "");
    },
    rest: () => parts.join("").trim(),
  };
};

/**
 * The values of a stream of JSON lines, as they come. Characters split between chunks are put together. A line that is
 * not JSON, too long a line, or an end within a line throws `engine_protocol`; the loop's normal end is a clean end.
 */
export async function* parseNdjson(
  source: AsyncIterable<Uint8Array>,
  options: NdjsonOptions = {},
): AsyncGenerator<unknown, void, void> {
  const decoder = new StringDecoder("utf8");
  const cutter = createLineCutter(options.maxLine ?? defaultMaxLine);
  for await (const chunk of source) {
    for (const line of cutter.push(
      decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)),
    )) {
      yield parseLine(line);
    }
  }
  for (const line of cutter.push(decoder.end())) yield parseLine(line);
  const rest = cutter.rest();
  if (rest === "") return;
  yield parseLastLine(rest);
}

/** The last line may lack its newline, but not its end. */
const parseLastLine = (rest: string): unknown => {
  try {
    return JSON.parse(rest);
  } catch (error) {
    throw protocolError("The engine's stream ended within a line", error);
  }
};

/**
 * Docker reports the failure of a pull, push, load or build as a line `{"error": …}` after a status of 200. Throws it
 * as `engine_failed`, and returns any other line as it is.
 */
export const throwInBandError = (line: unknown): unknown => {
  const said = line as { error?: unknown; errorDetail?: { message?: unknown } } | null;
  if (said === null || typeof said !== "object" || !("error" in said || "errorDetail" in said)) return line;
  const reason =
    [said.errorDetail?.message, said.error].find((text) => typeof text === "string") ?? "unknown error";
  throw new CodedError("engine_failed", `The engine reported: ${reason}`, { reason: String(reason) });
};
