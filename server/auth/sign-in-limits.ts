import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { CodedError } from "#lib/errors/coded-error.ts";
import { networkOf } from "../http/client-address.ts";

const windowSeconds = 600;
const perAccount = 10;
const perAddress = 40;

export type SignInLimits = {
  /** Counts an attempt before it is judged, so that many at once are counted too. Throws `rate_limited`. */
  attempt(address: string, account: string): Promise<void>;
  /** Takes a successful attempt out of the count. */
  succeeded(address: string, account: string): Promise<void>;
};

/** Limits guessing: so many attempts for one account from one address, and so many from one address in all. */
export const createSignInLimits = (): SignInLimits => {
  const accounts = new RateLimiterMemory({ points: perAccount, duration: windowSeconds });
  const addresses = new RateLimiterMemory({ points: perAddress, duration: windowSeconds });
  return {
    attempt: async (address, account) => {
      await consume(addresses, networkOf(address));
      await consume(accounts, `${networkOf(address)} ${account}`);
    },
    succeeded: async (address, account) => {
      await addresses.reward(networkOf(address), 1);
      await accounts.delete(`${networkOf(address)} ${account}`);
    },
  };
};

const consume = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfter = Math.ceil(error.msBeforeNext / 1000);
    throw new CodedError("rate_limited", "Too many attempts to sign in", { retryAfter });
  }
};
