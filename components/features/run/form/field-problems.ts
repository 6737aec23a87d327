import { runFlags } from "#lib/docker/run/flags/all.ts";
import type { SpecProblem } from "#lib/docker/run/spec-problem.ts";

/** Whether a problem is at a place of the spec, or below it. */
const isAt = (problem: SpecProblem, place: string): boolean =>
  problem.field === place || problem.field.startsWith(`${place}.`);

/** The problems at a place of the spec, and below it. */
export const problemsAt = (problems: readonly SpecProblem[], place: string): SpecProblem[] =>
  problems.filter((problem) => isAt(problem, place));

/** How people write the flag of a place in the spec: `--publish` of `publish.2.hostPort`. */
export function flagOf(field: string): string | null {
  const root = field
    .split(".")
    .slice(0, field.startsWith("health.") ? 2 : 1)
    .join(".");
  const flag = runFlags.find((one) => one.field === root);
  return flag ? `--${flag.name}` : null;
}
