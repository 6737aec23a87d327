import { z } from "zod";
import { query, streamedQuery } from "./contract.ts";

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
  /** Names the request in the panel's own log. */
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** How an act ended. One that has no outcome is under way, or the panel was stopped in the middle of it. */
const auditOutcomes = ["succeeded", "failed", "refused"] as const;

/** An act with its outcome: the two rows of the log as one. Times in ms since the epoch. */
export const auditAct = auditEntry.omit({ phase: true }).extend({
  outcome: z.enum(auditOutcomes).nullable(),
  endedAt: z.number().nullable(),
  /** Of an act that failed or was refused, its error code; else what there was to say. */
  outcomeDetail: z.string().nullable(),
});
export type AuditAct = z.infer<typeof auditAct>;

export const auditOutcomeFilters = [...auditOutcomes, "unfinished"] as const;

const filterFields = {
  /** A user's name. */
  actor: z.string().max(64).optional(),
  /** A word of the log, `container.start`, or all that begin with a noun, `container`. */
  action: z
    .string()
    .regex(/^[a-z][a-z.-]{0,63}$/, "a word like container.start, or a noun like container")
    .optional(),
  outcome: z.enum(auditOutcomeFilters).optional(),
  environment: z.string().max(64).optional(),
  /** From this time on, and before that one; ms since the epoch. */
  since: z.coerce.number().int().min(0).optional(),
  until: z.coerce.number().int().min(0).optional(),
  /** Stands somewhere in the act, in whatever case. */
  text: z.string().max(200).optional(),
};

const auditFilter = z.strictObject(filterFields);
export type AuditFilter = z.output<typeof auditFilter>;

const page = {
  /** The `next` of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
/** Null after the last page. A page may hold less than was asked for, or nothing, and not be the last. */
const next = z.number().int().nullable();

export const audit = {
  list: query({
    summary: "The audit log as it was written, newest first: a row before each act and one after it",
    path: "/audit",
    access: "audit.view",
    input: z.strictObject(page),
    output: z.strictObject({ items: z.array(auditEntry), next }),
  }),
  acts: query({
    summary: "The acts in the audit log, each with its outcome, newest first",
    path: "/audit/acts",
    access: "audit.view",
    input: z.strictObject({ ...filterFields, ...page }),
    output: z.strictObject({ items: z.array(auditAct), next }),
  }),
  export: streamedQuery({
    summary: "The acts in the audit log as a file: CSV for spreadsheets, or one JSON object a line",
    path: "/audit/export",
    access: "audit.view",
    input: z.strictObject({ ...filterFields, format: z.enum(["csv", "jsonl"]).default("jsonl") }),
    streams: ["text/csv", "application/jsonl"],
  }),
};
