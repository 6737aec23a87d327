"use client";

import { useSyncExternalStore } from "react";
import { useTime } from "./time-provider.tsx";

type Props = {
  /** Ms since the epoch. */
  at: number;
  /** Says how long it has lasted ("2d 3h") instead of how long ago it was. */
  elapsed?: boolean;
};

/** A time as a distance from now, with the exact time on hover. It is drawn again only when its words change. */
export function RelativeTime({ at, elapsed = false }: Props) {
  const { ticker, format } = useTime();
  const snapshot = () => (elapsed ? format.duration(ticker.now() - at) : format.relative(at, ticker.now()));
  const text = useSyncExternalStore(ticker.subscribe, snapshot, snapshot);
  return (
    <time dateTime={new Date(at).toISOString()} title={format.exact(at)} suppressHydrationWarning>
      {text}
    </time>
  );
}
