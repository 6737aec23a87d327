import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineAddress } from "./address.ts";
import { type CallDefaults, callDefaults, createCall, createWaiting } from "./client/call.ts";
import { createContainerChanges, createContainerReads } from "./client/containers.ts";
import { createEventCalls } from "./client/events.ts";
import { createObjectReads } from "./client/objects.ts";
import { createStreamCalls } from "./client/streams.ts";
import { createSystemCalls } from "./client/system.ts";
import { negotiateApi } from "./negotiate.ts";
import type { EngineVersion } from "./types/system.ts";

export type EngineClientOptions = {
  readonly address: EngineAddress;
  /** Deadlines in ms and the size of answers in bytes, where they differ from the defaults. */
  readonly limits?: Partial<CallDefaults>;
};

const unresponsive = (): CodedError =>
  new CodedError("outcome_unknown", "The engine stopped answering; whether it was done is unknown", {
    reason: "The engine stopped answering",
  });

/**
 * A client of one engine: dockerode's calls with deadlines, size caps, checked ids and typed errors. Nothing is dialled
 * until the first call, which also settles the API version. Every call rejects with a `CodedError`: `not_found`,
 * `conflict`, `engine_refused` (4xx), `engine_failed` (5xx), `engine_unreachable`, `engine_timeout`, `engine_protocol`,
 * `engine_version`, `outcome_unknown` (a change without an answer), `cancelled` (its signal), `invalid_input`.
 */
export const createEngineClient = (options: EngineClientOptions) => {
  const waiting = createWaiting();
  let pinned: Promise<string> | null = null;
  let engine: EngineVersion | null = null;

  const call = createCall({
    address: options.address,
    defaults: { ...callDefaults, ...options.limits },
    apiVersion: () => apiVersion(),
    onWaiting: waiting.register,
  });
  const system = createSystemCalls(call);

  const negotiate = async (limits: { signal?: AbortSignal; firstByteMs?: number } = {}): Promise<string> => {
    const answer = await system.version(limits);
    const version = negotiateApi(answer, answer.headerApiVersion);
    engine = answer;
    pinned = Promise.resolve(version);
    return version;
  };
  // Shared by all callers, so no caller's signal may end it.
  const apiVersion = (): Promise<string> => {
    pinned ??= negotiate().catch((error: unknown) => {
      pinned = null;
      throw error;
    });
    return pinned;
  };

  return {
    address: options.address,
    /** The API version in use, as `1.45`; negotiated by the first who asks. */
    apiVersion,
    /** Settles the API version anew: an engine that came back may be another one. */
    negotiate,
    /** What the engine said of itself when the version was negotiated last. */
    engine: (): EngineVersion | null => engine,
    /** Gives up changes that wait without a deadline (a stop); they reject with `outcome_unknown`. */
    abandonWaiting: (): void => waiting.fail(unresponsive),
    ...system,
    ...createContainerReads(call),
    ...createContainerChanges(call),
    ...createObjectReads(call),
    ...createStreamCalls(call, apiVersion),
    ...createEventCalls(call),
  };
};

/** What `createEngineClient` gives. */
export type EngineClient = ReturnType<typeof createEngineClient>;
