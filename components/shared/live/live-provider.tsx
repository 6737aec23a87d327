"use client";

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { SocketClient, type SocketState } from "#lib/client/socket-client.ts";
import { LiveRegistry } from "./live-registry.ts";

type Live = { socket: SocketClient; registry: LiveRegistry };

const LiveContext = createContext<Live | null>(null);

const createLive = (): Live => ({ socket: new SocketClient(), registry: new LiveRegistry() });

/** Holds the tab's one socket. It connects when somebody is signed in, not before. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(createLive);
  return <LiveContext value={live}>{children}</LiveContext>;
}

const useLive = (): Live => {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider above it");
  return live;
};

/** The socket on which channels are opened. */
export const useSocket = (): SocketClient => useLive().socket;

/** The lists that are followed now. */
export const useLiveRegistry = (): LiveRegistry => useLive().registry;

/** How the panel's own socket stands. */
export const useSocketState = (): SocketState => {
  const socket = useSocket();
  return useSyncExternalStore(
    (listener) => socket.onState(listener),
    () => socket.state(),
    () => "connecting",
  );
};
