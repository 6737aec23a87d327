import { io, type Socket } from "socket.io-client";
import type { ServerMessageOf } from "#lib/contracts/contract.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import type { BenchTerminal } from "./bench-terminal.ts";

type Message = ServerMessageOf<typeof terminalChannels.exec>;

/** One socket to the panel, as a browser's tab has one. */
export const openPanelSocket = async (url: string, cookie: string): Promise<Socket> => {
  const socket = io(url, {
    path: "/api/socket",
    addTrailingSlash: false,
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { cookie, origin: url },
  });
  await new Promise((resolve, reject) => socket.once("welcome", resolve).once("connect_error", reject));
  return socket;
};

let channels = 0;

/** An exec of the panel's, acknowledged as a browser does: in steps, when the bytes have been taken. */
export const openPanelTerminal = async (
  socket: Socket,
  container: string,
  command: string,
): Promise<BenchTerminal> => {
  const id = channels++;
  const send = (message: object) => void socket.emit("message", id, message);
  let listener: (data: Uint8Array) => void = () => {};
  let acknowledged = 0;
  const receive = (to: number, payload: unknown) => {
    const message = payload as Message;
    if (to !== id || message.type !== "output") return;
    listener(message.data);
    const end = message.offset + message.data.byteLength;
    if (end - acknowledged < 32 * 1024) return;
    acknowledged = end;
    send({ type: "ack", offset: end });
  };
  socket.on("message", receive);
  const input = {
    environment: "local",
    container,
    command: ["sh", "-c", command],
    tty: true,
    cols: 80,
    rows: 24,
  };
  const opened = await socket.emitWithAck("open", { id, channel: terminalChannels.exec.name, input });
  if (!opened.ok) throw new Error(`the panel refused a terminal: ${JSON.stringify(opened)}`);
  return {
    write: (text) => send({ type: "input", data: Buffer.from(text) }),
    onOutput: (next) => {
      listener = next;
    },
    async close() {
      const closed = new Promise<void>((resolve) => {
        socket.on("closed", (to: number) => to === id && resolve());
      });
      send({ type: "close" });
      await closed;
      socket.off("message", receive);
    },
  };
};
