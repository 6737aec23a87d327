import { hashPassword, verifyPassword } from "better-auth/crypto";
import { CodedError } from "#lib/errors/coded-error.ts";

export type PasswordGate = {
  hash(password: string): Promise<string>;
  verify(credential: { hash: string; password: string }): Promise<boolean>;
};

/**
 * Hashes passwords (scrypt, N=16384 r=16: 32 MB and some 100 ms each) on Node's thread pool, two at a time: that pool of
 * four also reads files and names, and a flood of sign-ins must leave it some. Who comes when a hundred wait is told to
 * come back (`rate_limited`).
 */
export const createPasswordGate = ({ atOnce = 2, mayWait = 100 } = {}): PasswordGate => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= mayWait) {
      throw new CodedError("rate_limited", "Too many people are signing in at this moment", {
        retryAfter: 5,
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** The place goes straight to the next in the queue, so that nobody can slip in between. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return {
    hash: (password) => guarded(() => hashPassword(password)),
    verify: (credential) => guarded(() => verifyPassword(credential)),
  };
};
