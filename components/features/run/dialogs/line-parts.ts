import type { LineProblem } from "#lib/docker/run/problem.ts";

export type LinePart = {
  readonly text: string;
  readonly start: number;
  readonly problem: LineProblem | null;
};

/** A line cut where its problems begin and end; of two in one place the first counts. */
export function lineParts(text: string, problems: readonly LineProblem[]): LinePart[] {
  const parts: LinePart[] = [];
  let at = 0;
  const upTo = (end: number, problem: LineProblem | null) => {
    if (end > at) parts.push({ text: text.slice(at, end), start: at, problem });
    at = Math.max(at, end);
  };
  for (const problem of problems.toSorted((left, right) => left.start - right.start)) {
    upTo(problem.start, null);
    upTo(problem.end, problem);
  }
  upTo(text.length, null);
  return parts;
}
