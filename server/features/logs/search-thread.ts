import { Worker } from "node:worker_threads";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { LogFilter } from "#lib/logs/filter.ts";
import { isFiltering } from "#lib/logs/filter.ts";
import type { LogsOptions } from "../../engine/client/logs.ts";
import { cancelledError, explainSocketError } from "../../engine/transport/failure.ts";
import { logLimits } from "./limits.ts";
import type { LogTarget } from "./read-lines.ts";
import type { SearchOrder, SearchPiece, SearchResult } from "./search-messages.ts";

/** The pattern takes longer over a piece of the log than a search may. */
export class SlowPattern extends CodedError {
  constructor() {
    super("invalid_input", "The regular expression takes too long", { reason: "slow-pattern" });
  }
}

/** A search's thread, and the way to ask it: one answer for each piece, in order. */
const startThread = (order: SearchOrder) => {
  const worker = new Worker(new URL("./search-worker.ts", import.meta.url), {
    workerData: order,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
  });
  type Asked = { resolve(result: SearchResult): void; reject(error: unknown): void };
  const asked: Asked[] = [];
  let failure: unknown = null;
  const begun = Promise.withResolvers<void>();
  begun.promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    failure ??= error;
    begun.reject(failure);
    for (const one of asked.splice(0)) one.reject(failure);
  };
  worker.on("message", (result: SearchResult | "ready") =>
    result === "ready" ? begun.resolve() : asked.shift()?.resolve(result),
  );
  worker.on("error", fail);
  worker.on("exit", () => fail(new CodedError("cancelled", "The search has ended")));

  return {
    ask: async (piece: SearchPiece): Promise<SearchResult> => {
      // A thread's start, on a machine that is busy, is not the pattern's fault.
      await begun.promise;
      if (failure) throw failure;
      const answer = Promise.withResolvers<SearchResult>();
      asked.push(answer);
      worker.postMessage(piece);
      const timer = setTimeout(() => fail(new SlowPattern()), logLimits.chunkMs);
      try {
        return await answer.promise;
      } finally {
        clearTimeout(timer);
      }
    },
    end: () => void worker.terminate(),
  };
};
const engineSources = ({ source }: LogFilter): Pick<LogsOptions, "stdout" | "stderr"> =>
  source === undefined ? {} : { stdout: source === "stdout", stderr: source === "stderr" };

type SearchOptions = Omit<SearchOrder, "tty"> & Pick<LogsOptions, "since" | "until">;

/**
 * Reads a log from its first line to its last in a thread of its own, and gives what each piece has come to. Nothing is
 * read ahead of whoever takes the results but one piece. Throws `SlowPattern`, and what reading the log throws.
 */
export async function* searchLog(
  { client, container, signal }: LogTarget,
  { since, until, ...order }: SearchOptions,
): AsyncGenerator<SearchResult, void, void> {
  const range = { since, until, timestamps: true, ...engineSources(order.filter) };
  const { body, tty } = await client.logs(container, { ...range, signal });
  const thread = startThread({ ...order, tty });
  try {
    // The engine's next piece is read while the thread is busy with the one before it.
    let before: Promise<SearchResult> | null = null;
    for await (const chunk of body) {
      const result: Promise<SearchResult> = thread.ask(chunk as Buffer);
      // Whoever gives up here does not wait for it any more.
      result.catch(() => undefined);
      if (before) yield await before;
      before = result;
    }
    if (before) yield await before;
    yield await thread.ask(null);
  } catch (error) {
    if (signal.aborted) throw cancelledError();
    throw explainSocketError(error, { sent: true, mutation: false });
  } finally {
    body.destroy();
    thread.end();
  }
}

/** Throws `invalid_input` for a regular expression that is none. */
export const checkFilter = (filter: LogFilter, compile: (filter: LogFilter) => unknown): void => {
  try {
    if (isFiltering(filter)) compile(filter);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError("invalid_input", "This is not a regular expression", { reason });
  }
};
