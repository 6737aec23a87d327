import type { ServerMessageOf } from "#lib/contracts/contract.ts";
import type { terminalChannels } from "#lib/contracts/terminals.ts";
import { type CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { until } from "../../../engine/testing/until.ts";
import type { Actor, SignedInCall } from "../../../http/call.ts";
import { ServerChannel } from "../../../realtime/open-channel.ts";
import type { TerminalChannel } from "../session.ts";

type Contract = (typeof terminalChannels)["exec"];
type Message = ServerMessageOf<Contract>;

/** A browser's end of a terminal, on the kernel's own channel. It acknowledges what it gets unless told not to. */
export class TestReader {
  readonly channel: ServerChannel;
  readonly messages: Message[] = [];
  readonly actor: Actor;
  /** Set when the channel was closed by the server, with an error or without. */
  closed: { error: CodedError | null } | null = null;
  acknowledges = true;
  #pieces: { offset: number; stream: string; data: Uint8Array }[] = [];
  /** The place after the last byte that came. */
  received = 0;

  constructor(contract: (typeof terminalChannels)[keyof typeof terminalChannels], actor: Actor) {
    this.actor = actor;
    this.channel = new ServerChannel(contract, {
      send: (payload) => this.#take(payload as Message),
      bufferedBytes: () => 0,
      ended: (_by, error) => {
        this.closed = { error };
      },
    });
  }

  /** The channel as a handler has it. */
  get open(): TerminalChannel {
    return this.channel as unknown as TerminalChannel;
  }
  get call(): SignedInCall {
    const caller = { address: "127.0.0.1", userAgent: "test", requestId: "test" };
    return { actor: this.actor, caller, signal: this.channel.signal };
  }
  get ready() {
    return this.messages.find((message) => message.type === "ready");
  }
  get ended() {
    return this.messages.find((message) => message.type === "ended");
  }
  get session(): string {
    return this.ready?.session.id ?? "";
  }

  /** The bytes that came, of all streams or of one. */
  bytes(stream?: string): Buffer {
    return Buffer.concat(
      this.#pieces.filter((piece) => !stream || piece.stream === stream).map(({ data }) => data),
    );
  }
  text(): string {
    return this.bytes().toString("utf8");
  }
  forget(): void {
    this.#pieces = [];
  }

  send(message: object): Promise<void> {
    return this.channel.receive(message, this.call);
  }
  /** Types text or bytes, in pieces as the contract wants them. */
  async type(input: string | Uint8Array): Promise<void> {
    const data = typeof input === "string" ? new TextEncoder().encode(input) : input;
    for (let at = 0; at < data.byteLength; at += 16_384) {
      await this.send({ type: "input", data: data.subarray(at, at + 16_384) });
    }
  }
  acknowledge(): Promise<void> {
    return this.send({ type: "ack", offset: this.received });
  }
  /** The network is gone. */
  disconnect(): void {
    this.channel.end("disconnect");
  }

  untilText(wanted: string | RegExp): Promise<number> {
    const found = () =>
      typeof wanted === "string" ? this.text().includes(wanted) : wanted.test(this.text());
    return until(`output ${wanted}`, found);
  }
  async untilEnded(ms = 10_000) {
    await until("the terminal's end", () => this.ended, ms);
    return this.ended;
  }

  #take(message: Message): void {
    this.messages.push(message);
    if (message.type === "ready") this.received = message.offset;
    if (message.type !== "output") return;
    if (message.offset !== this.received)
      throw new Error(`Expected byte ${this.received}, got ${message.offset}`);
    this.#pieces.push(message);
    this.received += message.data.byteLength;
    // As a browser does: a moment after it was drawn.
    if (this.acknowledges) setImmediate(() => void this.acknowledge().catch(ignoreOver));
  }
}

const ignoreOver = (error: unknown): void => {
  if (!isCodedError(error)) throw error;
};
