"use client";

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { type ControllerEvents, TerminalController, type TerminalSnapshot } from "./terminal-controller.ts";
import type { TerminalLook } from "./terminal-look.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import type { InputLabel } from "./terminal-screen.ts";

type Wanted = {
  host: RefObject<HTMLElement | null>;
  /** Another object is another terminal. */
  opening: TerminalOpening;
  look: TerminalLook;
  input: InputLabel;
  events: ControllerEvents;
};

const nothing = () => () => {};

/** Keeps a terminal in an element for as long as the component stands there. */
export const useTerminalController = ({ host, opening, look, input, events }: Wanted) => {
  const socket = useSocket();
  const [controller, setController] = useState<TerminalController | null>(null);
  const latest = useRef({ look, input, events });
  latest.current = { look, input, events };
  useEffect(() => {
    let made: TerminalController | null = null;
    // A moment later: an effect that React undoes at once must not have started a process in a container.
    const timer = setTimeout(() => {
      if (!host.current) return;
      made = new TerminalController({
        host: host.current,
        socket,
        opening,
        look: latest.current.look,
        input: latest.current.input,
        events: {
          onCommand: (command) => latest.current.events.onCommand(command),
          onLink: (href) => latest.current.events.onLink(href),
        },
      });
      setController(made);
    });
    return () => {
      clearTimeout(timer);
      made?.dispose();
      setController(null);
    };
  }, [host, socket, opening]);
  useEffect(() => controller?.screen.setLook(look), [controller, look]);
  const read = (): TerminalSnapshot | null => controller?.snapshot() ?? null;
  const snapshot = useSyncExternalStore(controller?.subscribe ?? nothing, read, () => null);
  return { controller, snapshot };
};
