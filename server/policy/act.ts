import type { AnyContract } from "#lib/contracts/contract.ts";
import type { AuditedAct } from "./audited.ts";

type Parsed = Record<string, unknown>;
type Audited = Pick<AnyContract, "target" | "targetIs"> & {
  audit?: string | undefined;
  auditDetail?(input: Parsed): string | null;
  auditFailure?(input: Parsed): "proceed" | "refuse";
};

/** What the log must ask before it keeps a name. */
export type KnownNames = {
  /** Whether there is, or was, a user of this name. */
  isKnownUser(name: string): boolean;
};

/**
 * How an act stands in the audit log. `input` is what was asked for: parsed, or as it came where it was refused before.
 * A name to sign in by is kept only where it is somebody's: people type passwords into the field above.
 */
export const actOf = (
  names: KnownNames,
  contract: Audited,
  call: AuditedAct["call"],
  input: unknown,
): AuditedAct => {
  const target = contract.target ? textOf(input, contract.target) : null;
  const isKept = target === null || contract.targetIs !== "user" || names.isKnownUser(target);
  return {
    action: contract.audit ?? "",
    call,
    environment: textOf(input, "environment"),
    target: isKept ? target : "unknown user",
  };
};

/** The same of an act that is about to happen, with the options that were asked for. */
export const actAboutToHappen = (
  names: KnownNames,
  contract: Audited,
  call: AuditedAct["call"],
  input: Parsed,
): AuditedAct => ({
  ...actOf(names, contract, call, input),
  detail: contract.auditDetail?.(input),
  whenUnwritable: contract.auditFailure?.(input),
});

const textOf = (input: unknown, name: string): string | null => {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, name)) return null;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === "string" ? value.slice(0, 255) : null;
};
