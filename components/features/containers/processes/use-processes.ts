"use client";

import { useEffect, useState } from "react";
import { useSessionReport } from "#components/shared/account/use-session-report.ts";
import { keepFollowing } from "#components/shared/live/keep-following.ts";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { type ProcessTable, processChannels } from "#lib/contracts/processes.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";

export type Processes = {
  /** The last that was read; it stays while nothing newer can be. */
  table: ProcessTable | null;
  /** Why it is not read now, in the engine's words. */
  problem: string | null;
  error: CodedError | null;
};

const nothing: Processes = { table: null, problem: null, error: null };

/** A container's processes, followed while the component is shown and `live`. */
export const useProcesses = (
  environment: string,
  container: string,
  ps: string,
  live: boolean,
): Processes => {
  const socket = useSocket();
  const report = useSessionReport();
  const [state, setState] = useState(nothing);
  useEffect(() => {
    if (!live) return;
    setState(nothing);
    return keepFollowing((onClose) => {
      const channel = socket.open(
        processChannels.follow,
        { environment, container, ps },
        {
          onMessage: (message) => {
            if (message.type === "processes") setState({ ...nothing, table: message.table });
            else setState((before) => ({ ...before, problem: message.reason }));
          },
          onClose: (error) => {
            report(error);
            setState((before) => ({ ...before, error }));
            // What was refused is refused again.
            if (error?.code !== "forbidden" && error?.code !== "invalid_input") onClose();
          },
        },
      );
      return () => channel.close();
    });
  }, [socket, report, environment, container, ps, live]);
  return state;
};
