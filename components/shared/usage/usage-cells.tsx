"use client";

import type { ContainerState } from "#lib/docker/container-state.ts";
import { Sparkline } from "../chart/sparkline.tsx";
import classes from "./usage.module.css";
import { useContainerUsage, useUsageFormat } from "./usage-provider.tsx";
import { hasUsage } from "./usage-states.ts";

type Row = { id: string; state: ContainerState };

const points = 40;
/** In percent: an idle container's line stays flat. */
const leastCpu = 5;

/** What share of a processor a container uses now, with its last half minute. */
export function CpuCell({ row }: { row: Row }) {
  const usage = useContainerUsage(row.id, hasUsage(row));
  const format = useUsageFormat();
  if (!usage?.latest) return null;
  return (
    <span className={classes.cell}>
      <Sparkline points={usage.cpuPercent} most={points} leastTop={leastCpu} className={classes.line} />
      <span className={classes.figure}>{format.percent(usage.latest.cpuPercent)}</span>
    </span>
  );
}

/** How much memory a container uses now, with its last half minute. */
export function MemoryCell({ row }: { row: Row }) {
  const usage = useContainerUsage(row.id, hasUsage(row));
  const format = useUsageFormat();
  if (!usage?.latest) return null;
  return (
    <span className={classes.cell}>
      <Sparkline points={usage.memory} most={points} leastTop={1} className={classes.line} />
      <span className={classes.figure}>{format.memory(usage.latest.memory)}</span>
    </span>
  );
}
