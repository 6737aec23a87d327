import type { LogsOptions } from "../../engine/client/logs.ts";
import type { EngineClient } from "../../engine/client.ts";
import { createLogLineReader, type LogLine } from "../../engine/log-lines.ts";
import { cancelledError, explainSocketError } from "../../engine/transport/failure.ts";

export type LogTarget = { client: Pick<EngineClient, "logs">; container: string; signal: AbortSignal };

type Range = Pick<LogsOptions, "tail" | "since" | "until" | "follow">;

/**
 * Reads a part of a log, handing on its lines as they come, until `take` says that it has enough (true) or there are no
 * more. Resolves to the number of entries that were read, and whether the part ended by itself.
 */
export const readLines = async (
  { client, container, signal }: LogTarget,
  range: Range,
  take: (lines: LogLine[]) => boolean,
  cap?: number,
): Promise<{ entries: number; ended: boolean }> => {
  const { body, tty } = await client.logs(container, { ...range, timestamps: true, signal });
  const reader = createLogLineReader(tty, cap);
  try {
    for await (const chunk of body) {
      if (take(reader.push(chunk as Buffer))) return { entries: reader.entries, ended: false };
    }
  } catch (error) {
    if (signal.aborted) throw cancelledError();
    throw explainSocketError(error, { sent: true, mutation: false });
  } finally {
    body.destroy();
  }
  take(reader.end());
  return { entries: reader.entries, ended: true };
};
