/** What a test runner did, by the full names of the tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

export const emptyTally: Tally = { passed: 0, failed: [], skipped: [] };

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: [...one.failed, ...other.failed],
    skipped: [...one.skipped, ...other.skipped],
  };
}

/** A runner that ended badly without a failed test (a file that does not load, an error after the tests) failed. */
export function withExitCode(tally: Tally, runner: string, code: number): Tally {
  if (code === 0 || tally.failed.length > 0) return tally;
  return { ...tally, failed: [`${runner} ended with exit code ${code}`] };
}

/**
 * The closing lines: what failed and what was skipped, by name, and then the counts alone on a line. A run in
 * which nothing passed has shown nothing, and is no success.
 */
export function summarize({ passed, failed, skipped }: Tally): { lines: string[]; ok: boolean } {
  const counts = `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
  const lines = ["", ...list("Failed", failed), ...list("Skipped", skipped)];
  if (passed + failed.length === 0) lines.push("No test ran.");
  return { lines: [...lines, counts], ok: failed.length === 0 && passed > 0 };
}

function list(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `  ${name}`)];
}
