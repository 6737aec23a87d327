import type { Permission, Role } from "#lib/contracts/permissions.ts";
import type { EngineEnvironment } from "../engine/pool.ts";

/** Who acts: a session as it stands in the database now, never as it stood when a socket was opened. */
export type Actor = {
  userId: string;
  username: string;
  role: Role;
  sessionId: string;
  /** Signed in with a one-time password: nothing is allowed but to change it. */
  mustChangePassword: boolean;
  can(permission: Permission): boolean;
};

/** Where a call came from. `address` is the client's own, seen through the trusted proxies. */
export type Caller = { address: string; userAgent: string; requestId: string };

/** What every handler receives beside its parsed input. */
export type Call = {
  actor: Actor | null;
  caller: Caller;
  /** Aborted when the client goes away or the panel stops. */
  signal: AbortSignal;
};

/** A handler of a contract without a permission ("public") may meet nobody; all others always have an actor. */
export type SignedInCall = Call & { actor: Actor };

/** A request whose right can be withdrawn while it waits. */
export type AllowedCall = SignedInCall & {
  /**
   * Aborted, with the error to answer with, when the right to the call is withdrawn, and by nothing else. Whoever waits
   * before an act asks it once more, at the very last.
   */
  withdrawn: AbortSignal;
};

/** What a handler is given of an environment: that one engine, never the pool. */
export type ScopedEngine = EngineEnvironment;
