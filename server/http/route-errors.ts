import type { Contract } from "#lib/contracts/contract.ts";
import type { ErrorCode } from "#lib/errors/coded-error.ts";
import { statusOf } from "./error-answer.ts";

const engineErrors: readonly ErrorCode[] = [
  "not_found",
  "rate_limited",
  "engine_refused",
  "engine_failed",
  "engine_protocol",
  "engine_version",
  "engine_unreachable",
  "engine_timeout",
];

/**
 * The codes that a contract's route can answer with: what follows from its being a command, from its access and from
 * what it acts on, and what it names itself.
 */
const errorsOf = (contract: Contract): ReadonlySet<ErrorCode> => {
  const { access, type, method, path } = contract;
  const onEngine = path.includes("{environment}");
  const isCommand = type === "command";
  return new Set<ErrorCode>([
    "invalid_input",
    "internal",
    ...(access === "public" ? [] : (["unauthenticated", "session_expired"] as const)),
    ...(access === "public" || access === "any-session" ? [] : (["password_change_due"] as const)),
    ...(access === "public" || access === "any-session" || access === "signed-in"
      ? []
      : (["forbidden"] as const)),
    ...(isCommand ? (["origin_refused", "rate_limited", "audit_unavailable"] as const) : []),
    ...(isCommand && method !== "DELETE" ? (["too_large"] as const) : []),
    ...(contract.target && access !== "public" ? (["not_found"] as const) : []),
    ...(onEngine ? engineErrors : []),
    ...(onEngine && isCommand ? (["conflict", "outcome_unknown"] as const) : []),
    ...(contract.errors ?? []),
  ]);
};

/** The same by the status with which each leaves, in order. */
export const errorsByStatus = (contract: Contract): [status: number, codes: ErrorCode[]][] =>
  [...Map.groupBy(errorsOf(contract), (code) => statusOf[code])].sort(([a], [b]) => a - b);
