"use client";

import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import classes from "./cells.module.css";

const lives: ReadonlySet<string> = new Set(["running", "paused", "restarting"]);

/** How long it has been up, or since when it is not. */
export function LifeCell({ row }: { row: ContainerRow }) {
  if (lives.has(row.state) && row.startedAt !== null) return <RelativeTime at={row.startedAt} elapsed />;
  if (row.finishedAt === null) return null;
  return (
    <span className={classes.dim}>
      <RelativeTime at={row.finishedAt} />
    </span>
  );
}
