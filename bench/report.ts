/** One case of a benchmark, in the form that all of them print: one line of JSON each. */
export type BenchLine = {
  bench: string;
  case: string;
  ours: number;
  /** The same by the raw engine or the CLI, measured in the same run. */
  baseline: number;
  unit: string;
  ratio: number;
  target: string;
  ok: boolean;
};

/** Prints a case. `ok` says whether the target was reached; it is shown, never hidden. */
export const report = (line: BenchLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The value below which the share `p` (0 to 1) of the samples lies. */
export const percentile = (samples: readonly number[], p: number): number => {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
};

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);
