import type uPlot from "uplot";
import type { ChartData, ChartLine, ChartScale } from "./chart-source.ts";

/** Colours as the page's theme has them now: a canvas knows no variables. */
export type ChartColours = Record<ChartLine["role"] | "text" | "grid", string>;

const variables: Readonly<ChartColours> = {
  first: "--mantine-primary-color-filled",
  second: "--qs-warn",
  limit: "--qs-bad",
  text: "--mantine-color-dimmed",
  grid: "--qs-line",
};

/** Reads the theme's colours off an element of the page. */
export const chartColours = (element: Element): ChartColours => {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim() || "gray";
  return Object.fromEntries(
    Object.entries(variables).map(([role, name]) => [role, read(name)]),
  ) as ChartColours;
};

export type ChartParts = {
  lines: readonly ChartLine[];
  scale: ChartScale;
  colours: ChartColours;
  width: number;
  height: number;
  /** How many seconds the width shows, up to the newest reading. */
  seconds(): number;
  /** Writes a time of the axis; seconds since the epoch. */
  time: { axis(at: number): string; exact(at: number): string };
  timeLabel: string;
};

const font = "11px system-ui, sans-serif";
const binarySteps = Array.from({ length: 52 }, (_, power) => 2 ** power);

/** How a chart of usage is drawn: the newest at the right edge, from zero upwards, its cursor moving with its neighbours'. */
export const chartOptions = (parts: ChartParts): uPlot.Options => ({
  width: parts.width,
  height: parts.height,
  padding: [8, 12, 0, 0],
  cursor: { sync: { key: "usage" }, drag: { setScale: false }, points: { size: 6 } },
  legend: { live: true },
  scales: {
    x: { range: (chart) => xRange(chart.data as unknown as ChartData, parts.seconds()) },
    y: { range: (_, __, most) => [0, Math.max(parts.scale.leastTop, (most ?? 0) * 1.08)] },
  },
  axes: [xAxis(parts), yAxis(parts)],
  series: [
    { label: parts.timeLabel, value: (_, at) => (at === null ? "–" : parts.time.exact(at)) },
    ...parts.lines.map((line) => seriesOf(line, parts)),
  ],
});

const xRange = ([times]: ChartData, seconds: number): [number, number] => {
  const newest = times.at(-1) ?? 0;
  return [newest - seconds, newest];
};

const axis = ({ colours }: ChartParts): uPlot.Axis => ({
  stroke: colours.text,
  font,
  grid: { stroke: colours.grid, width: 1 },
  ticks: { show: false },
});

const xAxis = (parts: ChartParts): uPlot.Axis => ({
  ...axis(parts),
  space: 72,
  size: 28,
  values: (_, times) => times.map(parts.time.axis),
});

const yAxis = (parts: ChartParts): uPlot.Axis => ({
  ...axis(parts),
  size: 76,
  space: 36,
  values: (_, values) => values.map(parts.scale.write),
  ...(parts.scale.binary ? { incrs: binarySteps } : {}),
});

const seriesOf = ({ label, role }: ChartLine, { colours, scale }: ChartParts): uPlot.Series => ({
  label,
  stroke: colours[role],
  width: role === "limit" ? 1 : 1.5,
  points: { show: false },
  value: (_, value) => scale.write(value),
  ...(role === "limit" ? { dash: [6, 4] } : {}),
  ...(role === "first" ? { fill: `color-mix(in srgb, ${colours.first} 12%, transparent)` } : {}),
});
