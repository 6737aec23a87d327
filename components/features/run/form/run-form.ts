"use client";

import { createContext, useContext } from "react";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import type { Unread } from "./write-flag.ts";

/** What the fields of the form share. */
export type RunForm = {
  readonly environment: string;
  readonly spec: ContainerSpec;
  /** Changes some fields. */
  change(patch: Partial<ContainerSpec>): void;
  /** Takes the place of all fields: the fields are drawn anew. */
  replace(spec: ContainerSpec): void;
  /** Counts the replacements. */
  readonly revision: number;
  /** Values that no spec can hold, by the flag. */
  readonly unread: ReadonlyMap<string, Unread>;
  setUnread(flag: string, unread: Unread | null): void;
  readonly problems: readonly SpecProblem[];
  /** Fields of the spec that reach beyond the container, where the reader may not allow that. */
  readonly refused: ReadonlySet<string>;
};

export const RunFormContext = createContext<RunForm | null>(null);

/** The form above. */
export const useRunForm = (): RunForm => {
  const form = useContext(RunFormContext);
  if (!form) throw new Error("useRunForm needs a RunFormContext above it");
  return form;
};
