"use client";

import { useTime } from "./time-provider.tsx";

/** A moment, to the second: where moments are compared with each other. `at` is in ms since the epoch. */
export function StampTime({ at }: { at: number }) {
  const { format } = useTime();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.exact(at)}
      style={{ fontVariantNumeric: "tabular-nums" }}
      suppressHydrationWarning
    >
      {format.stamp(at)}
    </time>
  );
}
