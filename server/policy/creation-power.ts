import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../http/call.ts";

const issuesOf = (words: readonly string[], path: (word: string) => string) =>
  words.map((word) => ({ path: path(word), message: word }));

/**
 * Whether somebody may make a container with these fields of the host's power. Without the right to it none may be
 * there (`host_power_required`, naming them); with it each must have been confirmed, and none more: what was shown and
 * agreed to is what stands in the audit log.
 */
export const assertMayCreate = (
  actor: Actor,
  found: readonly string[],
  confirmed: readonly string[],
): void => {
  if (found.length > 0 && !actor.can("container.host-power")) {
    throw new CodedError("host_power_required", "This reaches beyond the container: only an admin may", {
      reason: found.join("; "),
      issues: issuesOf(found, (word) => `spec.${word.split("=", 1)[0]}`),
    });
  }
  const known = new Set(confirmed);
  const isSame = found.length === known.size && found.every((word) => known.has(word));
  if (isSame) return;
  throw new CodedError(
    "confirmation_outdated",
    "What has the host's power must be confirmed field by field",
    {
      reason: found.join("; "),
      issues: issuesOf(found, () => "hostPower"),
    },
  );
};
