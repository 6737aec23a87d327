import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineVersion } from "./types/system.ts";

/** The oldest and the newest API that the panel speaks. */
const supportedApi = { min: "1.40", max: "1.56" } as const;

const grammar = /^(\d{1,3})\.(\d{1,4})$/;

/** A version as one comparable number, or `null` for what is not `major.minor`. */
const rank = (version: string): number | null => {
  const match = grammar.exec(version);
  return match ? Number(match[1]) * 10_000 + Number(match[2]) : null;
};

const refuse = (message: string): CodedError =>
  new CodedError("engine_version", message, { reason: message });

/** Whether `version` is `wanted` or newer, both as `major.minor`. */
export const isApiAtLeast = (version: string, wanted: string): boolean =>
  (rank(version) ?? 0) >= (rank(wanted) ?? 0);

/**
 * The newest API version that both sides speak, from an engine's `/version`. `headerVersion` is the answer's
 * `Api-Version`, for engines whose body lacks it. Throws `engine_version` with a sentence that says which side is old.
 */
export const negotiateApi = (engine: EngineVersion, headerVersion: string | undefined): string => {
  const newest = engine.ApiVersion || headerVersion || "";
  const theirMax = rank(newest);
  const theirMin = rank(engine.MinAPIVersion) ?? 0;
  const ourMin = rank(supportedApi.min) ?? 0;
  const ourMax = rank(supportedApi.max) ?? 0;
  if (theirMax === null) throw refuse("The engine does not say which API version it speaks");
  if (theirMax < ourMin) {
    throw refuse(
      `The engine is too old: it speaks API ${newest}, the panel needs ${supportedApi.min} or newer`,
    );
  }
  if (theirMin > ourMax) {
    throw refuse(
      `The engine is too new: it asks for API ${engine.MinAPIVersion} or newer, the panel speaks up to ${supportedApi.max}`,
    );
  }
  return theirMax > ourMax ? supportedApi.max : newest;
};
