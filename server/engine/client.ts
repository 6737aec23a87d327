import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineAddress } from "./address.ts";
import { createApiVersion } from "./client/api-version.ts";
import { createArchiveCalls } from "./client/archive.ts";
import { type CallDefaults, callDefaults, createCall, createWaiting } from "./client/call.ts";
import { createContainerContentCalls } from "./client/container-content.ts";
import { createContainerChanges, createContainerReads } from "./client/containers.ts";
import { createContainerCreation } from "./client/create.ts";
import { createEventCalls } from "./client/events.ts";
import { createImageChanges, createImageReads } from "./client/images.ts";
import { createLogCalls } from "./client/logs.ts";
import { createNetworkChanges, createNetworkReads } from "./client/networks.ts";
import { createProcessCalls } from "./client/processes.ts";
import { createPullCalls } from "./client/pull.ts";
import { createStatsCalls } from "./client/stats.ts";
import { createStreamCalls } from "./client/streams.ts";
import { createSystemCalls } from "./client/system.ts";
import { createVolumeChanges, createVolumeReads } from "./client/volumes.ts";

export type EngineClientOptions = {
  readonly address: EngineAddress;
  /** Deadlines in ms and the size of answers in bytes, where they differ from the defaults. */
  readonly limits?: Partial<CallDefaults>;
  /** Why the engine cannot be reached, while somebody who keeps trying knows that it cannot. */
  readonly knownFailure?: () => CodedError | null;
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
  const call = createCall({
    address: options.address,
    defaults: { ...callDefaults, ...options.limits },
    apiVersion: () => version.apiVersion(),
    knownFailure: options.knownFailure ?? (() => null),
    onWaiting: waiting.register,
  });
  const system = createSystemCalls(call);
  const version = createApiVersion(system.version);

  return {
    address: options.address,
    /**
     * Gives up what waits without a deadline: changes (a stop, a pull) reject with `outcome_unknown`, logs and figures that
     * are followed with `engine_timeout`.
     */
    abandonWaiting: (): void => waiting.fail(unresponsive),
    ...version,
    ...system,
    ...createContainerReads(call),
    ...createContainerChanges(call),
    ...createContainerCreation(call),
    ...createImageReads(call),
    ...createImageChanges(call),
    ...createPullCalls(call, waiting),
    ...createVolumeReads(call),
    ...createVolumeChanges(call),
    ...createNetworkReads(call),
    ...createNetworkChanges(call),
    ...createStreamCalls(call, version.apiVersion),
    ...createArchiveCalls(call),
    ...createContainerContentCalls(call, waiting),
    ...createStatsCalls(call, waiting),
    ...createProcessCalls(call),
    ...createLogCalls(call, waiting),
    ...createEventCalls(call),
  };
};

/** What `createEngineClient` gives. */
export type EngineClient = ReturnType<typeof createEngineClient>;
