import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import { type logChannels, logWindowBytes } from "#lib/contracts/logs.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { lineMatcher } from "#lib/logs/filter.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import { createCreditWindow } from "../../realtime/flow-control.ts";
import { logLimits } from "./limits.ts";
import { rowBytes } from "./line-row.ts";
import type { LogTarget } from "./read-lines.ts";
import type { SearchResult } from "./search-messages.ts";
import { checkFilter, SlowPattern, searchLog } from "./search-thread.ts";

type Channel = OpenChannel<typeof logChannels.search>;
type Input = Omit<ParsedInputOf<typeof logChannels.search>, "environment" | "container">;

const messageRows = 500;
const progressMs = 200;

/** Sends what a search finds as fast as its reader takes it; the engine's log is read no faster. */
const createSender = (channel: Channel, signal: AbortSignal) => {
  let room = Promise.withResolvers<void>();
  const window = createCreditWindow({
    ...{ from: 0, windowBytes: logWindowBytes, stallMs: logLimits.stallMs },
    onStall: () => channel.close(),
  });
  channel.onMessage(({ bytes }) => {
    window.acknowledge(bytes);
    room.resolve();
  });
  const over = () => {
    window.dispose();
    room.resolve();
  };
  signal.addEventListener("abort", over, { once: true });

  return async ({ rows, numbers }: SearchResult): Promise<void> => {
    for (let at = 0; at < rows.length; at += messageRows) {
      while (window.available() === 0 && !signal.aborted) {
        room = Promise.withResolvers();
        await room.promise;
      }
      if (signal.aborted) return;
      const lines = rows.slice(at, at + messageRows);
      const bytes = lines.reduce((sum, row) => sum + rowBytes(row), 0);
      window.spend(bytes);
      channel.send({ type: "lines", lines, numbers: numbers.slice(at, at + messageRows), bytes });
    }
  };
};

/** Searches a whole log for the channel that asked, and tells how far it is. Resolves when it is over. */
export const runSearch = async (target: LogTarget, { since, until, ...filter }: Input, channel: Channel) => {
  const send = createSender(channel, target.signal);
  let told = 0;
  let last = { scanned: 0, found: 0 };
  try {
    const order = { filter, since, until, give: "rows", timestamps: false } as const;
    for await (const result of searchLog(target, order)) {
      const { scanned, found, at } = result;
      last = { scanned, found };
      await send(result);
      if (performance.now() - told < progressMs) continue;
      told = performance.now();
      channel.send({ type: "progress", scanned, found, at });
    }
    channel.send({ type: "done", ...last });
  } catch (error) {
    if (target.signal.aborted) return;
    if (!isCodedError(error)) throw error;
    const reason = error instanceof SlowPattern ? "slow-pattern" : "interrupted";
    channel.send({ type: "failed", reason });
  }
};

/** Refuses a pattern that cannot be one, before a search is begun. */
export const refuseBadFilter = (input: Input): void => checkFilter(input, lineMatcher);
