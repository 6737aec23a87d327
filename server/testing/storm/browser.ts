import { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { followList, type LiveList } from "#lib/client/live-cache.ts";
import { queryKey } from "#lib/client/query-client.ts";
import { received } from "#lib/client/received.ts";
import type { SocketClient } from "#lib/client/socket-client.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { imageChannels, images } from "#lib/contracts/images.ts";
import { networkChannels, networks } from "#lib/contracts/networks.ts";
import { volumeChannels, volumes } from "#lib/contracts/volumes.ts";
import type { TestPanel } from "../test-panel.ts";
import { openTestSocket } from "../test-socket.ts";

export type Row = { readonly id: string };
/** Rows of each noun, by id. */
export type Lists = Readonly<Record<Noun, ReadonlyMap<string, Row>>>;
export const nouns = ["containers", "images", "volumes", "networks"] as const;
export type Noun = (typeof nouns)[number];

const input = { environment: "local" };
const sources = {
  containers: { list: containers.list, follow: containerChannels.follow, input },
  images: { list: images.list, follow: imageChannels.follow, input },
  volumes: { list: volumes.list, follow: volumeChannels.follow, input },
  networks: { list: networks.list, follow: networkChannels.follow, input },
};

/** The browser's socket client needs a page around it; this is the same wire by hand. */
const socketClientOver = (socket: Socket): Pick<SocketClient, "open"> => {
  let nextId = 0;
  return {
    open: (contract, given, events) => {
      const id = nextId++;
      const hear = (to: number, payload: unknown) => {
        if (to === id) events.onMessage(received(payload) as never);
      };
      socket.on("message", hear);
      const now = typeof given === "function" ? (given as () => object)() : given;
      socket.emit("open", { id, channel: contract.name, input: now }, () => undefined);
      const close = () => {
        socket.off("message", hear);
        socket.emit("close", id);
      };
      return { send: () => false, close };
    },
  };
};

/** What a tab holds of all four lists: the browser's own cache, kept by its own code over a real socket. */
export const openBrowser = async (panel: TestPanel) => {
  const cache = new QueryClient();
  const states = new Set<string>();
  let { socket, close } = await openTestSocket(panel, "admin");
  const follow = () => {
    const client = socketClientOver(socket) as SocketClient;
    const onState = (state: string) => void states.add(state);
    return nouns.map((noun) => followList(cache, client, sources[noun], { onState }));
  };
  let stops = follow();
  const rowsOf = (noun: Noun) => {
    const list = cache.getQueryData<LiveList<Row>>(queryKey(sources[noun].list, input));
    return new Map(list?.items.map((row) => [row.id, row]));
  };
  return {
    /** Every state of the engine that it was told of. */
    states,
    /** The cached rows now. */
    lists: (): Lists => ({
      containers: rowsOf("containers"),
      images: rowsOf("images"),
      volumes: rowsOf("volumes"),
      networks: rowsOf("networks"),
    }),
    /** The network goes away and comes back; the lists go on from where they were. */
    reconnect: async (): Promise<void> => {
      close();
      ({ socket, close } = await openTestSocket(panel, "admin"));
      stops = follow();
    },
    close: (): void => {
      for (const stop of stops) stop();
      close();
      cache.clear();
    },
  };
};
export type Browser = Awaited<ReturnType<typeof openBrowser>>;
