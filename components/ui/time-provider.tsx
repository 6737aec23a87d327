"use client";

import { useLocale } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type TimeFormat, timeFormat } from "#lib/format/time.ts";
import { Ticker } from "./ticker.ts";

type Time = { format: TimeFormat; ticker: Ticker };

const TimeContext = createContext<Time | null>(null);

/** The page's one timer, and the reader's way of writing times, which is slow to build. */
export function TimeProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [ticker] = useState(() => new Ticker());
  useEffect(() => ticker.start(), [ticker]);
  const time = useMemo(() => ({ ticker, format: timeFormat(locale) }), [ticker, locale]);
  return <TimeContext value={time}>{children}</TimeContext>;
}

export const useTime = (): Time => {
  const time = useContext(TimeContext);
  if (!time) throw new Error("useTime needs a TimeProvider above it");
  return time;
};
