import type { ClientChannel } from "#lib/client/socket-client.ts";
import type { ClientMessageOf, InputOf } from "#lib/contracts/contract.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { Delayed } from "./delayed.ts";
import { InputQueue } from "./input-queue.ts";
import { ackBytes, OutputPosition } from "./output-position.ts";
import type { ServerMessage, TerminalEvents, TerminalSocket, TerminalState } from "./terminal-events.ts";
import type { TerminalOpening, TerminalSize } from "./terminal-opening.ts";

type Channels = typeof terminalChannels;
type AnyTerminal = Channels["exec"] | Channels["attach"] | Channels["resume"];
type ClientMessage = ClientMessageOf<AnyTerminal>;
type ExecOpening = Extract<TerminalOpening, { kind: "exec" }>;
type Message<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;

/** Acknowledgements of little output are put together over this time. */
const ackDelayMs = 100;
/** A window that is being dragged resizes the terminal this often at most. */
const resizeDelayMs = 60;

/**
 * One terminal, seen from the browser: opens it, and after a dropped network goes on with the same session from the
 * byte that it has. What was started is never started twice: once the session's name is known, only `resume` is sent.
 */
export class TerminalConnection {
  readonly #socket: TerminalSocket;
  readonly #events: TerminalEvents;
  readonly #position = new OutputPosition();
  readonly #input: InputQueue;
  readonly #unwatch: () => void;
  #channel: ClientChannel<AnyTerminal> | null = null;
  #size: TerminalSize;
  #sentSize: TerminalSize | null = null;
  #session: string | null = null;
  #state: TerminalState = { phase: "opening" };
  #accepted = false;
  #ready = false;
  readonly #ackLater = new Delayed(ackDelayMs, () => void this.#sendAck(1));
  readonly #resizeLater = new Delayed(resizeDelayMs, () => this.#sendSize());

  constructor(socket: TerminalSocket, opening: TerminalOpening, size: TerminalSize, events: TerminalEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#size = size;
    this.#input = new InputQueue({
      send: (message) => this.#send(message),
      onProgress: (progress) => events.onInputProgress(progress),
      onDropped: (bytes) => events.onInputDropped(bytes),
    });
    this.#unwatch = socket.onState((state) => {
      if (state === "disconnected") this.#forgetUnanswered();
    });
    this.#open(opening);
  }

  state(): TerminalState {
    return this.#state;
  }

  /** What it takes to go on with the session from here; null when there is nothing to go on with. */
  resumption(): { session: string; received: number; size: TerminalSize } | null {
    if (this.#session === null || this.#isOver()) return null;
    return { session: this.#session, received: this.#position.received(), size: this.#size };
  }

  /** Sends input. False when there is no connection: nothing was sent, and the person should know. */
  write(data: Uint8Array<ArrayBuffer>): boolean {
    if (this.#state.phase !== "open") return false;
    this.#input.push(data);
    return true;
  }

  /** No more input follows. */
  endInput(): void {
    if (this.#state.phase === "open") this.#input.end();
  }

  /** Gives up what of a long input has not been sent yet. */
  cancelInput(): void {
    this.#input.clear();
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#resizeLater.start();
  }

  /** Lets go. The session stays with the server for a while and can be resumed. */
  dispose(): void {
    this.#sendAck(1);
    this.#stop();
  }

  #open(opening: TerminalOpening): void {
    const { environment, container } = { environment: "", container: "", ...opening };
    if (opening.kind === "resume") {
      this.#position.begin(opening.received ?? 0);
      this.#resume(opening.session);
    } else if (opening.kind === "attach") {
      this.#channel = this.#openChannel(terminalChannels.attach, () => ({ environment, container }));
    } else {
      this.#channel = this.#openChannel(terminalChannels.exec, () => execInput(opening));
    }
  }

  #resume(session: string): void {
    this.#session = session;
    this.#channel?.close();
    this.#channel = this.#openChannel(terminalChannels.resume, () => ({
      session,
      received: this.#position.received(),
    }));
  }

  #openChannel<C extends AnyTerminal>(
    contract: C,
    input: () => Omit<InputOf<C>, keyof TerminalSize>,
  ): ClientChannel<AnyTerminal> {
    const sized = () => {
      this.#sentSize = this.#size;
      return { ...input(), ...this.#size } as InputOf<C>;
    };
    return this.#socket.open(contract, sized, {
      onMessage: (message) => this.#receive(message as ServerMessage),
      onOpen: () => {
        this.#accepted = true;
        this.#settle();
      },
      onLost: () => this.#onLost(),
      onClose: (error) => this.#onClose(error),
    }) as ClientChannel<AnyTerminal>;
  }

  #receive(message: ServerMessage): void {
    if (message.type === "ready") this.#onReady(message);
    else if (message.type === "output") this.#onOutput(message);
    else {
      const { reason, exitCode, message: words } = message;
      this.#become({ phase: "ended", reason, exitCode, message: words });
      this.#input.clear();
    }
  }

  #onReady(message: Message<"ready">): void {
    this.#session = message.session.id;
    this.#ready = true;
    this.#position.begin(message.offset);
    this.#events.onReady(message.session);
    if (message.lost > 0) this.#events.onMissing(message.lost);
    this.#settle();
  }

  #onOutput(message: Message<"output">): void {
    const { data, end, missing } = this.#position.accept(message.offset, message.data);
    if (missing > 0) this.#events.onMissing(missing);
    if (data.byteLength === 0) this.#onDrawn(0);
    else this.#events.onOutput(data, message.stream, () => this.#onDrawn(end));
  }

  #onDrawn(end: number): void {
    this.#position.drew(end);
    if (!this.#sendAck(ackBytes)) this.#ackLater.start();
  }

  #sendAck(atLeast: number): boolean {
    if (!this.#accepted) return false;
    const offset = this.#position.takeAck(atLeast);
    return offset !== null && this.#send({ type: "ack", offset });
  }

  #sendSize(): void {
    const { cols, rows } = this.#size;
    if (this.#state.phase !== "open" || (this.#sentSize?.cols === cols && this.#sentSize.rows === rows))
      return;
    if (this.#send({ type: "resize", cols, rows })) this.#sentSize = this.#size;
  }

  #send(message: ClientMessage): boolean {
    return this.#channel?.send(message) ?? false;
  }

  /** Both the channel's answer and the session's name are needed; they come in either order. */
  #settle(): void {
    if (!this.#accepted || !this.#ready || this.#isOver()) return;
    this.#become({ phase: "open" });
    this.#sendSize();
    this.#sendAck(1);
  }

  #onLost(): void {
    const resumed = this.#ready;
    this.#accepted = false;
    this.#ready = false;
    if (this.#isOver()) return;
    this.#become({ phase: "lost" });
    this.#input.clear();
    // The channel would open with what it was first opened with; a process that runs must not be started again.
    if (resumed && this.#session) this.#resume(this.#session);
  }

  /** The network went while an opening was under way: whether the process was started cannot be known. */
  #forgetUnanswered(): void {
    if (this.#session || this.#isOver() || this.#sentSize === null) return;
    const words = "The connection broke while the terminal was being opened";
    this.#onClose(new CodedError("outcome_unknown", words));
  }

  #onClose(error: CodedError | null): void {
    if (!this.#isOver()) this.#become({ phase: "failed", error });
    this.#stop();
  }

  #isOver(): boolean {
    return this.#state.phase === "ended" || this.#state.phase === "failed";
  }

  #become(state: TerminalState): void {
    this.#state = state;
    this.#events.onState(state);
  }

  #stop(): void {
    this.#input.clear();
    this.#ackLater.cancel();
    this.#resizeLater.cancel();
    this.#unwatch();
    this.#channel?.close();
    this.#channel = null;
  }
}

/** An opening as the server takes it: lists of its own, and nothing that was not chosen. */
const execInput = ({ kind, command, env, hostPower, ...opening }: ExecOpening) => ({
  ...opening,
  ...(command ? { command: [...command] } : {}),
  ...(env ? { env: env.map((one) => ({ ...one })) } : {}),
  ...(hostPower ? { hostPower: [...hostPower] } : {}),
});
