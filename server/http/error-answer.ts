import type { ZodError } from "zod";
import { CodedError, type ErrorCode, isCodedError } from "#lib/errors/coded-error.ts";
import type { ErrorBody } from "#lib/errors/error-body.ts";

/** The one map from code to HTTP status. 499 is the customary status for a client that went away. */
export const statusOf: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  session_expired: 401,
  credentials_wrong: 401,
  forbidden: 403,
  origin_refused: 403,
  host_power_required: 403,
  setup_closed: 403,
  password_change_due: 403,
  not_found: 404,
  conflict: 409,
  in_use: 409,
  image_missing: 404,
  confirmation_outdated: 409,
  last_admin: 409,
  own_account: 409,
  too_large: 413,
  password_weak: 422,
  rate_limited: 429,
  limit_reached: 429,
  cancelled: 499,
  internal: 500,
  engine_failed: 502,
  engine_protocol: 502,
  engine_version: 502,
  engine_refused: 400,
  engine_unreachable: 503,
  audit_unavailable: 503,
  panel_unreachable: 503,
  engine_timeout: 504,
  outcome_unknown: 504,
};

/** Names each input problem by its dotted path. */
export const invalidInput = (error: ZodError): CodedError =>
  new CodedError("invalid_input", "The request's input is not valid", {
    issues: error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "is not known here" }))
        : [{ path: issue.path.join("."), message: issue.message }],
    ),
  });

/**
 * Turns whatever was thrown into an answer. An error without a code is a defect of ours: its words stay in the log, the
 * client gets the request's id to name it by.
 */
export const toErrorAnswer = (error: unknown, requestId: string): { status: number; body: ErrorBody } => {
  const coded = isCodedError(error)
    ? error
    : new CodedError("internal", "The panel failed in a way it did not foresee");
  const { reason, issues, usedBy, retryAfter } = coded.details;
  return {
    status: statusOf[coded.code],
    body: {
      code: coded.code,
      message: coded.message,
      ...(reason === undefined ? {} : { reason }),
      ...(issues === undefined ? {} : { issues }),
      ...(usedBy === undefined ? {} : { usedBy }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      requestId,
    },
  };
};
