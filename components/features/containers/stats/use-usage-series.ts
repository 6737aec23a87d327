"use client";

import { useEffect, useState } from "react";
import { useSessionReport } from "#components/shared/account/use-session-report.ts";
import { keepFollowing } from "#components/shared/live/keep-following.ts";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { statsChannels } from "#lib/contracts/stats.ts";
import { UsageSeries } from "./usage-series.ts";

/** What a container uses, followed while the component is shown and `live`. Give the component the container's id as key. */
export const useUsageSeries = (environment: string, container: string, live: boolean): UsageSeries => {
  const socket = useSocket();
  const report = useSessionReport();
  const [series] = useState(() => new UsageSeries());
  useEffect(() => {
    if (!live) return series.gap();
    return keepFollowing((onClose) => {
      const channel = socket.open(
        statsChannels.follow,
        { environment, container },
        {
          onMessage: (message) => {
            if (message.type === "history") series.reset(message.history);
            else if (message.type === "sample") series.push(message.sample);
            else series.gap();
          },
          onLost: () => series.gap(),
          onClose: (error) => {
            series.gap();
            report(error);
            onClose();
          },
        },
      );
      return () => channel.close();
    });
  }, [socket, report, series, environment, container, live]);
  return series;
};
