/**
 * Every failure that may reach a person carries one of these codes. The HTTP status belongs to `server/http`, the
 * sentence to the message catalogue (`errors.<code>`): a code is the one thing both sides agree on.
 */
export const errorCodes = [
  "invalid_input",
  "unauthenticated",
  "session_expired",
  "forbidden",
  "origin_refused",
  "host_power_required",
  "not_found",
  "conflict",
  "in_use",
  "image_missing",
  "confirmation_outdated",
  "too_large",
  "rate_limited",
  "limit_reached",
  "setup_closed",
  "password_change_due",
  "last_admin",
  "own_account",
  "credentials_wrong",
  "password_weak",
  "engine_unreachable",
  "engine_timeout",
  "engine_protocol",
  "engine_version",
  "engine_refused",
  "engine_failed",
  "outcome_unknown",
  "cancelled",
  "audit_unavailable",
  "panel_unreachable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What an error may say beyond its code. */
export type ErrorDetails = {
  /** The engine's own words, shown as they are. */
  reason?: string | undefined;
  /** Input problems, one per field; `path` is dotted. */
  issues?: { path: string; message: string }[] | undefined;
  /** The names of the containers that hold it. */
  usedBy?: string[] | undefined;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number | undefined;
};

/** The one error class that is thrown on purpose. `message` is for logs and API users, in English. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = "CodedError";
    this.code = code;
    this.details = details;
  }
}

const known: ReadonlySet<unknown> = new Set(errorCodes);

/** Recognises a coded error by its code, not its class, so that it survives module and thread borders. */
export const isCodedError = (error: unknown): error is CodedError =>
  error instanceof Error && known.has((error as { code?: unknown }).code);
