import type { Socket } from "socket.io-client";

export type LogMessage = {
  type: string;
  bytes?: number;
  lines?: { text: string }[];
  count?: number | null;
};

let channel = 0;

/** Opens a channel, acknowledges what comes by it, and resolves when a message satisfies the condition. */
export const untilMessage = async (
  socket: Socket,
  name: string,
  input: object,
  isIt: (message: LogMessage) => boolean,
) => {
  const id = 1000 + channel++;
  const found = Promise.withResolvers<void>();
  let bytes = 0;
  const listen = (to: number, payload: unknown) => {
    if (to !== id) return;
    const message = (typeof payload === "string" ? JSON.parse(payload) : payload) as LogMessage;
    bytes += message.bytes ?? 0;
    if (message.type === "lines") socket.emit("message", id, { type: "ack", bytes });
    if (isIt(message)) found.resolve();
  };
  socket.on("message", listen);
  const answer = await socket.emitWithAck("open", {
    id,
    channel: name,
    input: { environment: "local", ...input },
  });
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  await found.promise;
  socket.off("message", listen);
  socket.emit("close", id);
};
/** Whether a line is among those of a message. */
export const has = (text: string) => (message: LogMessage) =>
  message.lines?.some((line) => line.text === text) ?? false;
