"use client";

import { useLocale } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import type { SocketClient } from "#lib/client/socket-client.ts";
import { statsChannels } from "#lib/contracts/stats.ts";
import { useCan } from "../account/account-context.tsx";
import { useSessionReport } from "../account/use-session-report.ts";
import { keepFollowing } from "../live/keep-following.ts";
import { useSocket } from "../live/live-provider.tsx";
import { createUsageFormat, type UsageFormat } from "./usage-format.ts";
import { type ContainerUsage, type UsageSource, UsageWatch } from "./usage-watch.ts";

type Usage = { watch: UsageWatch; format: UsageFormat };

const UsageContext = createContext<Usage | null>(null);

/** What the containers of an environment use, for those parts of the page below it that show it. */
export function UsageProvider({ environment, children }: { environment: string; children: ReactNode }) {
  const socket = useSocket();
  const report = useSessionReport();
  const watch = useMemo(
    () => new UsageWatch(usageSource(socket, environment, report)),
    [socket, environment, report],
  );
  const locale = useLocale();
  const usage = useMemo(() => ({ watch, format: createUsageFormat(locale) }), [watch, locale]);
  useEffect(() => () => watch.close(), [watch]);
  return <UsageContext value={usage}>{children}</UsageContext>;
}

const usageSource =
  (socket: SocketClient, environment: string, report: (error: unknown) => void): UsageSource =>
  ({ containers, message }) => {
    let send: (wanted: string[]) => void = () => {};
    const close = keepFollowing((onClose) => {
      const channel = socket.open(statsChannels.watch, () => ({ environment, containers: containers() }), {
        onMessage: message,
        // What came into sight while it was opening.
        onOpen: () => void channel.send({ type: "watch", containers: containers() }),
        onClose: (error) => {
          report(error);
          onClose();
        },
      });
      send = (wanted) => void channel.send({ type: "watch", containers: wanted });
      return () => channel.close();
    });
    return { watch: (wanted) => send(wanted), close };
  };

const doNotWatch = () => () => {};

const useUsage = (): Usage => {
  const usage = useContext(UsageContext);
  if (!usage) throw new Error("useUsage needs a UsageProvider above it");
  return usage;
};

/** How usage is written; slow to make, so it is made once for all cells. */
export const useUsageFormat = (): UsageFormat => useUsage().format;

/** What one container uses, read while the component is shown. Null for who may not know, and where it does not run. */
export const useContainerUsage = (container: string, running: boolean): ContainerUsage | null => {
  const { watch } = useUsage();
  const wanted = useCan()(statsChannels.watch.access) && running;
  const subscribe = useCallback(
    (listener: () => void) => watch.watch(container, listener),
    [watch, container],
  );
  const usage = useSyncExternalStore(
    wanted ? subscribe : doNotWatch,
    () => watch.usage(container),
    () => watch.usage(container),
  );
  return wanted ? usage : null;
};

const gatherMs = 1_000;

/**
 * What all of these use, by id, put together at most once a second. `containers` must be stable. The map is a new one
 * whenever something changed.
 */
export const useUsageOfAll = (containers: readonly string[]): ReadonlyMap<string, ContainerUsage> => {
  const { watch } = useUsage();
  const store = useMemo(() => {
    let held: ReadonlyMap<string, ContainerUsage> = new Map();
    const subscribe = (listener: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const gather = () => {
        timer = undefined;
        held = new Map(containers.map((id) => [id, watch.usage(id)]));
        listener();
      };
      const changed = () => {
        timer ??= setTimeout(gather, gatherMs);
      };
      const leaves = containers.map((id) => watch.watch(id, changed));
      return () => {
        clearTimeout(timer);
        for (const leave of leaves) leave();
      };
    };
    return { subscribe, read: () => held };
  }, [watch, containers]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
};
