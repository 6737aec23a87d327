import { z } from "zod";
import { query } from "./contract.ts";

export const auditEntry = z.strictObject({
  id: z.number().int(),
  at: z.number(),
  /** Joins the row written before the act with the one written after it. */
  actId: z.string(),
  phase: z.enum(["attempted", "succeeded", "failed", "refused"]),
  action: z.string(),
  actor: z.string().nullable(),
  environment: z.string().nullable(),
  target: z.string().nullable(),
  address: z.string(),
  detail: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const audit = {
  list: query({
    summary: "The audit log, newest first",
    path: "/audit",
    access: "audit.view",
    input: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ items: z.array(auditEntry), next: z.number().int().nullable() }),
  }),
};
