import { limitPower } from "#lib/docker/run/limit-power.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";
import { type LimitName, limitProblems, limitsOfSpec, withSwap } from "#lib/docker/run/update/limits.ts";
import type { Limits } from "../actions/change-acts.ts";
import { changedLimits, type LimitFault, type LimitTexts, limitTexts } from "./limit-texts.ts";

export type FieldFault = LimitFault | { code: "admin" } | { code: "problem"; problem: SpecProblem };
export type FieldFaults = Partial<Record<LimitName, FieldFault>>;

/**
 * The limits that the texts ask for, with the swap that has to go with them, and what stands against it by field: what
 * the server would refuse is said before it is asked.
 */
export function readLimits(
  spec: ContainerSpec,
  texts: LimitTexts,
  isAdmin: boolean,
): { limits: Limits; faults: FieldFaults } {
  const { limits: written, faults } = changedLimits(limitTexts(spec), texts);
  const now = limitsOfSpec(spec);
  const limits = withSwap(now, written);
  const all: FieldFaults = { ...faults };
  for (const problem of limitProblems(now, limits))
    all[problem.field as LimitName] ??= { code: "problem", problem };
  if (!isAdmin) {
    const { restart: _, ...asked } = limits;
    for (const word of limitPower(asked)) all[word.split("=", 1)[0] as LimitName] ??= { code: "admin" };
  }
  return { limits, faults: all };
}
