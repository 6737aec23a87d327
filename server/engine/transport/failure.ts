import type { IncomingHttpHeaders } from "node:http";
import { CodedError, type ErrorCode, isCodedError } from "#lib/errors/coded-error.ts";

/** What is known about a call when it fails. */
export type CallPhase = {
  /** The connection stood, so the request may have reached the engine. */
  readonly sent: boolean;
  /** The call changes something: without an answer its outcome is unknown. */
  readonly mutation: boolean;
};

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A call that ended without an answer: for a change that may have arrived, the outcome is unknown. */
export const unanswered = (
  phase: CallPhase,
  code: ErrorCode,
  message: string,
  cause?: unknown,
): CodedError => {
  const reason = cause === undefined ? message : words(cause);
  if (phase.sent && phase.mutation) {
    return new CodedError(
      "outcome_unknown",
      `${message}; whether it was done is unknown`,
      { reason },
      { cause },
    );
  }
  return new CodedError(code, message, { reason }, { cause });
};

/** An answer that is not what Docker's API promises. */
export const protocolError = (message: string, cause?: unknown): CodedError =>
  new CodedError("engine_protocol", message, { reason: message }, { cause });

/** The caller has given up. */
export const cancelledError = (): CodedError => new CodedError("cancelled", "The call was cancelled");

/**
 * Names what Node says when a connection fails. `HPE_*` are the HTTP parser's codes (too long headers among them): the
 * other side speaks, but not HTTP. All others mean that nobody answers.
 */
export const explainSocketError = (error: unknown, phase: CallPhase): CodedError => {
  if (isCodedError(error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && code.startsWith("HPE_")) {
    return protocolError(`The engine's answer is not valid HTTP (${code})`, error);
  }
  const message = phase.sent ? "The connection to the engine was lost" : "The engine cannot be reached";
  return unanswered(phase, "engine_unreachable", message, error);
};

const versionComplaint = /client version .* is too (old|new)/i;

/** The code for a status of 300 and above. The statuses are those of Docker's API reference. */
const codeForStatus = (status: number, reason: string): ErrorCode => {
  if (status === 404) return "not_found";
  if (status === 409) return "conflict";
  if (status === 400 && versionComplaint.test(reason)) return "engine_version";
  if (status >= 500) return "engine_failed";
  return status >= 400 ? "engine_refused" : "engine_protocol";
};

/** The engine's own words in an error's body: `{"message": …}`, or plain text from proxies and old engines. */
export const reasonOf = (body: unknown): string => {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString("utf8") : body;
  if (typeof text === "string") {
    const parsed = parsedObject(text);
    return parsed ? reasonOf(parsed) : text.trim().slice(0, 4096);
  }
  const message = (text as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message.trim().slice(0, 4096) : "";
};

const parsedObject = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null; // Plain text is a legitimate error body.
  }
};

/** The error for an answer that is not a success. Redirects are refused, not followed: their target is not ours. */
export const statusError = (status: number, headers: IncomingHttpHeaders, body: Uint8Array): CodedError => {
  if (status >= 300 && status < 400) {
    return protocolError(
      `The engine's address answers with a redirect (HTTP ${status}), which is not followed`,
    );
  }
  const isJson = (headers["content-type"] ?? "").startsWith("application/json");
  const reason = reasonOf(body) || `HTTP ${status}`;
  const said = isJson || !reason.startsWith("<") ? reason : `HTTP ${status}`;
  return new CodedError(codeForStatus(status, said), `The engine answered: ${said}`, { reason: said });
};
