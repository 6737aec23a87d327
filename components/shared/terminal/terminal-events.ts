import type { SocketClient } from "#lib/client/socket-client.ts";
import type { ServerMessageOf } from "#lib/contracts/contract.ts";
import type { TerminalSession, terminalChannels } from "#lib/contracts/terminals.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import type { InputProgress } from "./input-queue.ts";

/** The three ways to open a terminal have their messages in common. */
export type ServerMessage = ServerMessageOf<(typeof terminalChannels)[keyof typeof terminalChannels]>;
type Ended = Extract<ServerMessage, { type: "ended" }>;
export type OutputStream = Extract<ServerMessage, { type: "output" }>["stream"];

export type TerminalState =
  | { phase: "opening" | "open" | "lost" }
  | { phase: "ended"; reason: Ended["reason"]; exitCode: number | null; message: string | null }
  /** Refused, or taken away. The session, if there is one, may still be held. */
  | { phase: "failed"; error: CodedError | null };

export type TerminalEvents = {
  onState(state: TerminalState): void;
  /** The server holds the session; again after each resumption, before what follows. */
  onReady(session: TerminalSession): void;
  /** Call `drawn` when the bytes are on the screen: the server sends only so much ahead of it. */
  onOutput(data: Uint8Array, stream: OutputStream, drawn: () => void): void;
  /** So many bytes of output are no longer held by the server. */
  onMissing(bytes: number): void;
  /** So many bytes of input were not sent, for want of a connection or because they were given up. */
  onInputDropped(bytes: number): void;
  onInputProgress(progress: InputProgress | null): void;
};

/** What a terminal needs of the tab's socket. */
export type TerminalSocket = Pick<SocketClient, "open" | "onState">;
