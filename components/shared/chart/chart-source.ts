/** Readings in order: the times in seconds, then as many values for each line; null leaves a gap. */
export type ChartData = readonly [times: readonly number[], ...lines: (readonly (number | null)[])[]];

/**
 * What a live chart draws. The arrays are the source's own and grow in place; the chart reads them again whenever it is
 * told, and React has no part in it.
 */
export type ChartSource = {
  data(): ChartData;
  /** Told after each change. Returns what stops it. */
  subscribe(listener: () => void): () => void;
};

export type ChartLine = {
  label: string;
  /** Names the colour: two kinds of readings, or a bound that they stay below. */
  role: "first" | "second" | "limit";
};

export type ChartScale = {
  /** Writes a value, on the axis and beside the line's name. */
  write(value: number | null): string;
  /** What the full height stands for at the least. */
  leastTop: number;
  /** Bytes in powers of 1024 are marked at such steps, not at round numbers of ten. */
  binary?: boolean;
};
