"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Channel, InputOf, ServerMessageOf } from "#lib/contracts/contract.ts";
import type { Environment } from "#lib/contracts/environments.ts";
import { useSessionReport } from "../account/use-session-report.ts";
import { setEnvironmentState } from "./environment-state.ts";
import { keepFollowing } from "./keep-following.ts";
import { useLiveRegistry, useSocket } from "./live-provider.tsx";

type StateMessage = { type: "state"; state: Environment["state"]; problem: string | null };

/**
 * What an environment's channel tells, folded into one value that stays current by itself; undefined until it has said
 * something. `fold` must be a module constant; messages of how the engine stands go to the shell, not to it.
 */
export const useLiveValue = <C extends Channel, T>(
  channel: C,
  environment: string,
  fold: (held: T | undefined, message: Exclude<ServerMessageOf<C>, { type: "state" }>) => T,
): T | undefined => {
  const client = useQueryClient();
  const socket = useSocket();
  const registry = useLiveRegistry();
  const report = useSessionReport();
  const { data } = useQuery<T>({
    queryKey: [channel.name, environment],
    queryFn: skipToken,
    structuralSharing: false,
  });
  useEffect(() => {
    const key = [channel.name, environment];
    return registry.join(key.join(" "), () =>
      keepFollowing((onClose) => {
        const opened = socket.open(channel, { environment } as InputOf<C>, {
          onMessage: (message) => {
            const { type, ...told } = message as StateMessage;
            if (type === "state") setEnvironmentState(client, environment, told.state, told.problem);
            else client.setQueryData<T>(key, (held) => fold(held, message as never));
          },
          onClose: (error) => {
            report(error);
            onClose();
          },
        });
        return () => opened.close();
      }),
    );
  }, [client, socket, registry, report, channel, environment, fold]);
  return data;
};
