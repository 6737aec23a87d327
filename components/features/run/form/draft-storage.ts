import { formatRunLine } from "#lib/docker/run/format-line.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { validateSpec } from "#lib/docker/run/validate.ts";

export type Draft = { readonly spec: ContainerSpec; readonly start: boolean };

const prefix = "quayside-run ";

/** What was being filled in before the page was loaded again; null for none, and for one of another version. */
export function readDraft(key: string): Draft | null {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text === null ? null : toDraft(JSON.parse(text));
  } catch {
    // A store that is shut, or text that is none of ours: the form begins empty.
    return null;
  }
}

function toDraft(value: unknown): Draft | null {
  const { spec, start } = value as Partial<Draft>;
  const known = Object.keys(emptySpec()).sort().join();
  if (!spec || Object.keys(spec).sort().join() !== known) return null;
  // Throws where a part of it has another shape by now.
  validateSpec(spec);
  formatRunLine(spec);
  return { spec, start: start !== false };
}

/** Keeps it in this tab alone: a variable's value may be a secret. Null forgets it. */
export function writeDraft(key: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, JSON.stringify(draft));
  } catch {
    // Without a store the draft does not survive a reload, and nothing else is lost.
  }
}
