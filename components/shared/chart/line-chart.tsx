"use client";

import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";
import UPlot from "uplot";
import { chartColours, chartOptions } from "./chart-options.ts";
import type { ChartLine, ChartScale, ChartSource } from "./chart-source.ts";
import classes from "./line-chart.module.css";

type Props = {
  /** What it shows, for who cannot see it; the figures themselves stand in a table beside it. */
  label: string;
  /** Module constants or memoized, like `scale`: other ones draw a new chart. */
  lines: readonly ChartLine[];
  scale: ChartScale;
  source: ChartSource;
  /** How many seconds are shown. */
  seconds: number;
  timeLabel: string;
};

const height = 170;

/** A live chart: each reading costs a redraw of the canvas and nothing else, however long it has been open. */
export function LineChart({ label, lines, scale, source, seconds, timeLabel }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(null);
  const shown = useRef(seconds);
  const scheme = useComputedColorScheme("light");
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read off the page
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const draw = () => source.data() as UPlot.AlignedData;
    const options = chartOptions({
      ...{ lines, scale, height, timeLabel, time: timeWords(locale) },
      colours: chartColours(element),
      width: element.clientWidth,
      seconds: () => shown.current,
    });
    const drawn = new UPlot(options, draw(), element);
    chart.current = drawn;
    const unsubscribe = source.subscribe(() => drawn.setData(draw()));
    const size = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height }));
    size.observe(element);
    return () => {
      chart.current = null;
      unsubscribe();
      size.disconnect();
      drawn.destroy();
    };
  }, [lines, scale, source, timeLabel, locale, scheme]);
  useEffect(() => {
    shown.current = seconds;
    chart.current?.setData(source.data() as UPlot.AlignedData);
  }, [seconds, source]);
  return <div ref={place} role="img" aria-label={label} className={classes.chart} />;
}

const timeWords = (locale: string) => {
  const format = (second: boolean) =>
    new Intl.DateTimeFormat(locale, {
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
      ...(second ? { second: "2-digit" } : {}),
    });
  const [exact, short] = [format(true), format(false)];
  return {
    axis: (at: number) => (at % 60 === 0 ? short : exact).format(at * 1000),
    exact: (at: number) => exact.format(at * 1000),
  };
};
