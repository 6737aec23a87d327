import type { Role } from "#lib/contracts/permissions.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "./call.ts";

/** What was withdrawn; with `role` the session goes on with other rights. */
type Withdrawn = { userId?: string | undefined; sessionId?: string | undefined; role?: Role | undefined };

export type OpenRequest = {
  /** Aborted, with the error to answer with, when what the request came with is withdrawn. */
  signal: AbortSignal;
  close(): void;
};

export type OpenRequests = {
  /** Counts a request as being answered until it is closed. */
  open(actor: Actor): OpenRequest;
  revoke(what: Withdrawn): void;
  count(): number;
};

type Held = { actor: Actor; abort: AbortController };

/** All requests that are being answered for somebody, so that they can be cut while they are. */
export const createOpenRequests = (): OpenRequests => {
  const held = new Set<Held>();
  return {
    open: (actor) => {
      const one = { actor, abort: new AbortController() };
      held.add(one);
      return { signal: one.abort.signal, close: () => void held.delete(one) };
    },
    revoke: (what) => {
      for (const { actor, abort } of [...held]) {
        if (actor.userId === what.userId || actor.sessionId === what.sessionId) abort.abort(reasonOf(what));
      }
    },
    count: () => held.size,
  };
};

const reasonOf = ({ role }: Withdrawn): CodedError =>
  role
    ? new CodedError("forbidden", "Your rights were changed while this was being answered; ask again")
    : new CodedError("unauthenticated", "The session was ended while this was being answered");

/** Settles as `work` does, or rejects with the signal's reason as soon as that is aborted. */
export const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Whatever the work comes to after it was given up is nobody's answer.
    work.catch(() => undefined);
  }
};
