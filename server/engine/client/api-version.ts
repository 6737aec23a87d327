import { negotiateApi } from "../negotiate.ts";
import type { EngineVersion } from "../types/system.ts";
import type { SystemCalls } from "./system.ts";

export type NegotiateOptions = { readonly signal?: AbortSignal; readonly firstByteMs?: number };

/** Settles the API version with an engine: once for all callers, and anew when asked. */
export const createApiVersion = (ask: SystemCalls["version"]) => {
  let pinned: Promise<string> | null = null;
  let engine: EngineVersion | null = null;

  const negotiate = async (options: NegotiateOptions = {}): Promise<string> => {
    const answer = await ask(options);
    const version = negotiateApi(answer, answer.headerApiVersion);
    engine = answer;
    pinned = Promise.resolve(version);
    return version;
  };

  return {
    /** The API version in use, as `1.45`; negotiated by the first who asks. Shared, so no caller's signal ends it. */
    apiVersion(): Promise<string> {
      pinned ??= negotiate().catch((error: unknown) => {
        pinned = null;
        throw error;
      });
      return pinned;
    },
    /** Settles the API version anew: an engine that came back may be another one. */
    negotiate,
    /** What the engine said of itself when the version was negotiated last. */
    engine: (): EngineVersion | null => engine,
  };
};
