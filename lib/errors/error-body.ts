import { z } from "zod";
import { CodedError, errorCodes } from "./coded-error.ts";

/** The one JSON shape of every failed answer, over HTTP and over the socket. */
export const errorBody = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  reason: z.string().optional(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  usedBy: z.array(z.string()).optional(),
  retryAfter: z.number().optional(),
  /** Names the request in the server's log. */
  requestId: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

const known: ReadonlySet<unknown> = new Set(errorCodes);

/** What a received value says as an error body; null for anything else. Browsers have no schemas to ask. */
export const readErrorBody = (value: unknown): ErrorBody | null => {
  const body = value as Partial<ErrorBody> | null | undefined;
  return known.has(body?.code) && typeof body?.message === "string" ? (body as ErrorBody) : null;
};

/** Turns a received error body back into the error that was thrown on the server. */
export const toCodedError = (body: ErrorBody): CodedError =>
  new CodedError(body.code, body.message, {
    reason: body.reason,
    issues: body.issues,
    usedBy: body.usedBy,
    retryAfter: body.retryAfter,
  });
