import { CodedError } from "#lib/errors/coded-error.ts";
import { TokenBucket } from "./token-bucket.ts";

/**
 * Each act, done or refused, is two flushed rows of the audit log. A person who acts on five hundred containers at once
 * is slowed down to this and gets through; who floods the panel with acts, refused ones included, does not fill the disk.
 */
const act = { perSecond: 20, burst: 120 };
/** Reads that reach an engine: far more than a person's tabs ask for, far less than an engine can be drowned in. */
const read = { perSecond: 50, burst: 300 };
/** Apart from the acts: whoever has a long act going can still open another page. */
const open = { perSecond: 20, burst: 120 };
/** Messages on open channels: keys, pasted pieces and acknowledgements of all a user's terminals together. */
const message = { perSecond: 3_000 };

const rates = { act, read, open, message };
export type Limited = keyof typeof rates;

/** Bounds what one signed-in user can make the panel do, over all sessions, requests and sockets. */
export type UserLimits = {
  /** Counts a command, a read from an engine, the opening of a channel or a message on one, before anything of it is written. */
  count(userId: string, what: Limited): void;
};

const words: Record<Limited, string> = {
  act: "Too many acts at once",
  read: "Too many reads at once",
  open: "Too many channels are opened at once",
  message: "Too many messages at once",
};

/** Throws `rate_limited` for what is too much. */
export const createUserLimits = (): UserLimits => {
  // As many as there are accounts that were used since the start.
  const buckets = new Map<string, TokenBucket>();
  return {
    count: (userId, what) => {
      const key = `${what} ${userId}`;
      const bucket = buckets.get(key) ?? new TokenBucket(rates[what]);
      buckets.set(key, bucket);
      if (!bucket.take()) throw new CodedError("rate_limited", words[what], { retryAfter: 1 });
    },
  };
};
