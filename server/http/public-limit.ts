import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { CodedError } from "#lib/errors/coded-error.ts";
import { networkOf } from "./client-address.ts";

/** Acts that nobody needs to be signed in for, a minute and client address; each costs two flushed audit rows. */
const perMinute = 60;

/**
 * Bounds what an anonymous caller can make the panel write. It stands before the audit, so what it refuses leaves no
 * row; sign-in has narrower limits of its own behind it.
 */
export const createPublicLimit = () => {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (address: string): Promise<void> => {
    try {
      await limiter.consume(networkOf(address));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new CodedError("rate_limited", "Too many requests from this address", {
        retryAfter: Math.ceil(refusal.msBeforeNext / 1000),
      });
    }
  };
};
