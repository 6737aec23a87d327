import type { z } from "zod";
import type { AnyContract } from "#lib/contracts/contract.ts";
import type { AuditedAct } from "./audited.ts";

type Audited = Pick<AnyContract, "target" | "targetFits"> & { audit?: string | undefined };

/**
 * How an act stands in the audit log. `input` is what was asked for: parsed, or as it came where it was refused before.
 * Free text is kept only where it fits what it should be: people type passwords into the field above.
 */
export const actOf = (contract: Audited, call: AuditedAct["call"], input: unknown): AuditedAct => ({
  action: contract.audit ?? "",
  call,
  environment: textOf(input, "environment"),
  target: contract.target ? fitting(textOf(input, contract.target), contract.targetFits) : null,
});

const textOf = (input: unknown, name: string): string | null => {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, name)) return null;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === "string" ? value.slice(0, 255) : null;
};

const fitting = (text: string | null, schema: z.ZodType | undefined): string | null =>
  text !== null && (!schema || schema.safeParse(text).success) ? text : null;
