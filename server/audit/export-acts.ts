import { setImmediate } from "node:timers/promises";
import type { AuditAct, AuditFilter } from "#lib/contracts/audit.ts";
import { escapeInvisible } from "#lib/format/control-characters.ts";
import { csvLine } from "#lib/format/csv.ts";
import type { ActPage } from "./read-acts.ts";

export type ExportFormat = "csv" | "jsonl";

const pageSize = 500;

type Column = { name: string; value(act: AuditAct): string | null };
const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The columns of a CSV file, named as in the API. */
const columns: readonly Column[] = [
  { name: "at", value: (act) => time(act.at) },
  { name: "actor", value: (act) => act.actor },
  { name: "action", value: (act) => act.action },
  { name: "environment", value: (act) => act.environment },
  { name: "target", value: (act) => act.target },
  { name: "outcome", value: (act) => act.outcome ?? "unfinished" },
  { name: "outcomeDetail", value: (act) => act.outcomeDetail },
  { name: "detail", value: (act) => act.detail },
  { name: "address", value: (act) => act.address },
  { name: "endedAt", value: (act) => time(act.endedAt) },
  { name: "requestId", value: (act) => act.requestId },
  { name: "actId", value: (act) => act.actId },
];

// Spreadsheets take a file for UTF-8 only where it begins with this mark.
const csvHead = `\ufeff${csvLine(columns.map(({ name }) => name))}`;

const writers: Record<ExportFormat, { head: string; line(act: AuditAct): string }> = {
  csv: { head: csvHead, line: (act) => csvLine(columns.map(({ value }) => value(act) ?? "")) },
  jsonl: { head: "", line: (act) => `${escapeInvisible(JSON.stringify(act))}\n` },
};

/**
 * All acts that a filter lets through as the text of a file, page by page: no more than one page is ever in memory, and
 * others get their turn between two.
 */
export async function* exportActs(
  read: (filter: AuditFilter, page: { before?: number | undefined; limit: number }) => ActPage,
  filter: AuditFilter,
  format: ExportFormat,
): AsyncGenerator<string> {
  const { head, line } = writers[format];
  if (head !== "") yield head;
  let before: number | undefined;
  for (;;) {
    const { items, next } = read(filter, { before, limit: pageSize });
    if (items.length > 0) yield items.map(line).join("");
    if (next === null) return;
    before = next;
    await setImmediate();
  }
}
