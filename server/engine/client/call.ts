import type { IncomingHttpHeaders } from "node:http";
import type Docker from "dockerode";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineAddress } from "../address.ts";
import { type CallPlan, dockerOver } from "../transport/modem.ts";

/** What a caller may decide about a call. */
export type CallOptions = { readonly signal?: AbortSignal | undefined };

/** What an operation says about itself; all else is the default. Times are in ms, `null` is no deadline. */
export type Operation = CallOptions & {
  readonly mutation?: boolean;
  readonly answer?: CallPlan["answer"];
  readonly firstByteMs?: number | null;
  readonly bodyMs?: number;
  readonly maxBytes?: number;
  readonly tty?: boolean | undefined;
  readonly onHeaders?: (headers: IncomingHttpHeaders) => void;
  readonly check?: CallPlan["check"];
  readonly stream?: CallPlan["stream"];
  /** `false`: the path has no version before it. */
  readonly versioned?: boolean;
};

/** Runs one dockerode call under its own limits. What dockerode declares as the answer's type is not believed. */
export type Call = (operation: Operation, run: (docker: Docker) => Promise<unknown>) => Promise<unknown>;

export type CallDefaults = {
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly bodyMs: number;
  readonly maxBytes: number;
};

/** Seconds to connect and to answer are those of the design; 64 MB is some 30,000 containers' list. */
export const callDefaults: CallDefaults = {
  connectMs: 5_000,
  firstByteMs: 10_000,
  bodyMs: 30_000,
  maxBytes: 64 * 1024 * 1024,
};

/** A change that takes as long as it takes: there is no deadline until the engine itself stops answering. */
export const slowChange = { mutation: true, firstByteMs: null } as const;

/** Calls that wait without a deadline, so that they can be given up together when the engine stops answering. */
export const createWaiting = () => {
  const waiting = new Set<(error: CodedError) => void>();
  return {
    register(fail: (error: CodedError) => void): () => void {
      waiting.add(fail);
      return () => waiting.delete(fail);
    },
    fail(makeError: () => CodedError): void {
      for (const fail of [...waiting]) fail(makeError());
    },
  };
};

export type Waiting = ReturnType<typeof createWaiting>;

/**
 * Binds calls to an address. `apiVersion` is asked before each versioned call, and may negotiate. While there is a
 * `knownFailure`, such a call fails with it at once: those without a version (ping, version) find out when it is over.
 */
export const createCall = (options: {
  address: EngineAddress;
  defaults: CallDefaults;
  apiVersion: () => Promise<string>;
  knownFailure: () => CodedError | null;
  onWaiting: CallPlan["onWaiting"];
}): Call => {
  return async (operation, run) => {
    const failure = operation.versioned === false ? null : options.knownFailure();
    if (failure) throw new CodedError(failure.code, failure.message, failure.details, { cause: failure });
    const version = operation.versioned === false ? null : await options.apiVersion();
    const plan: CallPlan = {
      ...options.defaults,
      mutation: false,
      answer: "json",
      ...operation,
      signal: operation.signal,
      version,
      onWaiting: operation.mutation ? options.onWaiting : undefined,
    };
    return run(dockerOver(options.address, plan));
  };
};
