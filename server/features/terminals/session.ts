import { can, type Role } from "#lib/contracts/permissions.ts";
import type { TerminalSession as SessionView, terminalChannels } from "#lib/contracts/terminals.ts";
import { startComplaint } from "#lib/docker/start-failure.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor, SignedInCall } from "../../http/call.ts";
import { assertMayUseShell } from "../../policy/host-power.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import { TerminalInput } from "./input.ts";
import type { TerminalLimits } from "./limits.ts";
import { type OutputChunk, TerminalOutput } from "./output.ts";
import { Resizer } from "./resizer.ts";
import type { TerminalEnding, TerminalProcess, TerminalSize } from "./terminal-process.ts";

/** The three channels differ only in how they are opened. */
export type TerminalChannel = OpenChannel<(typeof terminalChannels)["exec"]>;

type ClientMessage = Parameters<Parameters<TerminalChannel["onMessage"]>[0]>[0];
type Holder = { channel: TerminalChannel; actor: Actor };

/** What a session is, from its opening on. */
export type SessionFacts = Pick<
  SessionView,
  "id" | "kind" | "environment" | "container" | "containerName" | "openedAt"
> & {
  userId: string;
  /** Why its container's shell is the host's, if it is: then every reader needs that right. */
  hostPower: Parameters<typeof assertMayUseShell>[1];
};

export type SessionEvents = {
  /** It is over; its `cleaned` resolves when nothing of it is left at the engine. */
  ended(session: TerminalSession, ending: TerminalEnding): void;
};

/**
 * A terminal that belongs to the server. At most one browser holds it; while none does, output goes on into the ring
 * until there is no more room, and another (or the same, reloaded) can go on from the byte that it has.
 */
export class TerminalSession {
  readonly facts: SessionFacts;
  readonly #process: TerminalProcess;
  readonly #events: SessionEvents;
  readonly #output: TerminalOutput;
  readonly #input: TerminalInput;
  readonly #resizer: Resizer;
  #holder: Holder | null = null;
  /** Sign-in of the last one who held it: it goes when that goes. */
  #signIn = "";
  readonly #cleaned = Promise.withResolvers<void>();
  #isEnding = false;
  #ending: TerminalEnding | null = null;
  // Times here are the process's own (`performance.now()`): setting the clock ends no terminal and keeps none.
  readonly #startedAt = performance.now();
  #activeAt = this.#startedAt;
  #changedAt = this.#startedAt;

  constructor(facts: SessionFacts, process: TerminalProcess, limits: TerminalLimits, events: SessionEvents) {
    this.facts = facts;
    this.#process = process;
    this.#events = events;
    this.#input = new TerminalInput(process.stream, limits.pendingInputBytes);
    this.#resizer = new Resizer((size) => process.resize(size));
    this.#output = new TerminalOutput(process.stream, limits, {
      active: () => {
        this.#activeAt = performance.now();
      },
      finished: () => void this.#findEnding(),
    });
  }

  get ended(): boolean {
    return this.#ending !== null;
  }
  get connected(): boolean {
    return this.#holder !== null;
  }
  get signIn(): string {
    return this.#signIn;
  }
  /** Another sign-in of the same person has taken the place of the one that held it last. */
  passTo(signIn: string): void {
    this.#signIn = signIn;
  }
  /** Resolves when it is over and nothing of it is left at the engine, or as little as can be. */
  get cleaned(): Promise<void> {
    return this.#cleaned.promise;
  }
  /** Bytes of output so far. */
  get bytes(): number {
    return this.#output.bytes;
  }
  /** When it was opened, by `performance.now()`. */
  get startedAt(): number {
    return this.#startedAt;
  }
  /** When there was input or output last, by `performance.now()`. */
  get activeAt(): number {
    return this.#activeAt;
  }
  /** When it was held, let go or ended last, by `performance.now()`. */
  get changedAt(): number {
    return this.#changedAt;
  }

  view(): SessionView {
    const { userId, hostPower, ...facts } = this.facts;
    const { command, options, tty, takesInput } = this.#process;
    const ended = this.#ending && { reason: this.#ending.reason, exitCode: this.#ending.exitCode };
    return { ...facts, command: [...command], options, tty, takesInput, connected: this.connected, ended };
  }

  /** Gives it to a channel, from `received` on. Whoever held it before is told that it is held elsewhere. */
  hold(call: SignedInCall, channel: TerminalChannel, received: number): void {
    const before = this.#holder;
    const holder = { channel, actor: call.actor };
    this.#holder = holder;
    this.#signIn = call.actor.sessionId;
    this.#changedAt = performance.now();
    before?.channel.close(new CodedError("conflict", "This terminal was opened in another place"));
    channel.onMessage((message, { actor }) => this.#receive(holder, message, actor));
    call.signal.addEventListener("abort", () => this.#leave(holder), { once: true });
    const reader = {
      send: (chunk: OutputChunk) => channel.send({ type: "output", ...chunk }),
      bufferedBytes: () => channel.bufferedBytes(),
      stalled: () => channel.close(new CodedError("limit_reached", "Nothing was acknowledged for too long")),
      // Not at once: a channel must not end before its opening has been answered.
      drained: () => void setImmediate(() => this.#sayEnded(holder)),
    };
    this.#output.hold(reader, received, (place) => {
      channel.send({ type: "ready", session: this.view(), ...place });
    });
    if (call.signal.aborted) this.#leave(holder);
  }

  /** Sets the size of the reader's window. */
  resize(size: TerminalSize): void {
    if (!this.#ending) this.#resizer.resize(size);
  }

  /** Ends it for good, whatever state it is in. */
  end(reason: TerminalEnding["reason"], message: string | null = null): void {
    this.#finish({ reason, exitCode: null, message });
    // What is still unread is not worth waiting for: somebody wanted it to be over.
    if (this.#holder) this.#sayEnded(this.#holder);
  }

  /** Throws when an actor may not use it: the right may have gone since it was opened. */
  assertMayUse(actor: Actor): void {
    const { kind, hostPower } = this.facts;
    if (!actor.can(`container.${kind}`))
      throw new CodedError("forbidden", "The right to this terminal was withdrawn");
    assertMayUseShell(actor, hostPower);
  }

  /** Whether somebody of a role may use it. */
  isAllowedTo(role: Role): boolean {
    const { kind, hostPower } = this.facts;
    return can(role, `container.${kind}`) && (hostPower.length === 0 || can(role, "container.host-power"));
  }

  #receive(holder: Holder, message: ClientMessage, actor: Actor): void {
    if (holder !== this.#holder) return;
    this.#assertStillMayUse(actor);
    if (message.type === "ack") this.#output.acknowledge(message.offset);
    else if (message.type === "resize") this.resize(message);
    else if (message.type === "close") this.end(this.facts.kind === "attach" ? "detached" : "closed");
    else this.#takeInput(message);
  }

  #takeInput(message: Extract<ClientMessage, { type: "input" | "end-input" }>): void {
    this.#activeAt = performance.now();
    if (this.#ending || !this.#process.takesInput) return;
    if (message.type === "input") this.#input.write(message.data);
    else this.#endInput();
  }

  /** A terminal has no end of input but the key that says so: half-closed, it would run on and never hear again. */
  #endInput(): void {
    if (this.#process.tty) this.#input.write(Uint8Array.of(0x04));
    else this.#input.end();
  }

  #assertStillMayUse(actor: Actor): void {
    try {
      this.assertMayUse(actor);
    } catch (error) {
      this.end("revoked");
      throw error;
    }
  }

  #leave(holder: Holder): void {
    if (holder !== this.#holder) return;
    this.#holder = null;
    this.#changedAt = performance.now();
    this.#output.release();
    if (holder.channel.endedBy() === "revoked") this.end("revoked");
  }

  async #findEnding(): Promise<void> {
    if (this.#ending || this.#isEnding) return;
    this.#isEnding = true;
    const ending = await this.#process.findEnding();
    const message = ending.message ?? startComplaint(ending.exitCode, this.#output.beginning());
    this.#finish({ ...ending, message });
  }

  #finish(ending: TerminalEnding): void {
    if (this.#ending) return;
    this.#ending = ending;
    this.#changedAt = performance.now();
    this.#output.close();
    this.#cleanUp().then(this.#cleaned.resolve, this.#cleaned.reject);
    this.#events.ended(this, ending);
  }

  async #cleanUp(): Promise<void> {
    await this.#process.cleanUp();
    this.#process.stream.destroy();
  }

  #sayEnded(holder: Holder): void {
    if (!this.#ending) return;
    holder.channel.send({ type: "ended", ...this.#ending });
    holder.channel.close();
  }
}
