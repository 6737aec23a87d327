import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import type { TerminalSession as SessionView, terminalChannels } from "#lib/contracts/terminals.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Audit } from "../../audit/audit.ts";
import type { ProcessMark } from "../../engine/run-in-container.ts";
import type { SignedInCall } from "../../http/call.ts";
import { startAttach } from "./attach.ts";
import { auditEnding } from "./audit-ending.ts";
import { DetachedExecs } from "./detached/detached-execs.ts";
import type { TerminalEngine } from "./engine.ts";
import { type PowerReason, type SavedValues, settleExec } from "./exec-request.ts";
import { findForgettable, whyExpired } from "./expiry.ts";
import { type JudgedContainer, judgeContainer } from "./host-power.ts";
import { defaultLimits, type TerminalLimits } from "./limits.ts";
import { MarkedExecs, type MarkedExecsParts } from "./marked-execs.ts";
import { TerminalRegistry } from "./registry.ts";
import { type TerminalChannel, TerminalSession } from "./session.ts";
import type { TerminalEnding, TerminalProcess } from "./terminal-process.ts";

type Channels = typeof terminalChannels;
type ExecInput = ParsedInputOf<Channels["exec"]>;
type AttachInput = ParsedInputOf<Channels["attach"]>;
type ResumeInput = ParsedInputOf<Channels["resume"]>;

export type TerminalsParts = MarkedExecsParts & {
  audit: Pick<Audit, "attempted" | "finished">;
  savedValues: SavedValues;
  limits?: Partial<TerminalLimits>;
};

/** Whose terminals end: all of a user, or those last held by one sign-in; with `role`, those that it does not allow. They pass to `successor`. */
export type TerminalRevocation = {
  userId?: string | undefined;
  sessionId?: string | undefined;
  role?: Role | undefined;
  successor?: string | undefined;
};

/** A process, and why whoever uses it needs the right to the host's power. */
type Started = { process: TerminalProcess; hostPower: readonly PowerReason[] };

/** Terminals of all users and engines, from their opening until nothing of them is left. */
export class Terminals {
  readonly #parts: TerminalsParts;
  readonly #limits: TerminalLimits;
  readonly #registry: TerminalRegistry;
  readonly #execs: MarkedExecs;
  /** Commands that run without a terminal. */
  readonly detached: DetachedExecs;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: TerminalsParts) {
    this.#parts = parts;
    this.#limits = { ...defaultLimits, ...parts.limits };
    this.#registry = new TerminalRegistry(this.#limits);
    this.#execs = new MarkedExecs(parts);
    this.detached = new DetachedExecs({ execs: this.#execs, savedValues: parts.savedValues });
    this.#timer = setInterval(() => this.#check(), this.#limits.checkMs).unref();
  }

  /** Starts a process in a container and gives it to the channel. */
  exec(
    call: SignedInCall,
    engine: TerminalEngine,
    input: ExecInput,
    channel: TerminalChannel,
  ): Promise<void> {
    const { container, command, tty, cols, rows } = input;
    return this.#open(call, { engine, container, kind: "exec" }, channel, async (judged) => {
      const settings = settleExec(call.actor, judged, input, this.#parts.savedValues);
      const request = { command, tty, stdin: true, settings, size: { cols, rows } };
      const process = await this.#execs.start(engine, { container: judged.inspect.Id, ...request });
      return { process, hostPower: settings.reasons };
    });
  }

  /** Attaches to a container's own process and gives it to the channel. */
  attach(
    call: SignedInCall,
    engine: TerminalEngine,
    input: AttachInput,
    channel: TerminalChannel,
  ): Promise<void> {
    const { container, cols, rows } = input;
    return this.#open(call, { engine, container, kind: "attach" }, channel, async ({ inspect, reasons }) => ({
      process: await startAttach(engine, inspect, { cols, rows }),
      hostPower: reasons,
    }));
  }

  /** Gives a session that is still held to another channel, from the byte that its reader has. */
  async resume(call: SignedInCall, input: ResumeInput, channel: TerminalChannel): Promise<void> {
    const session = this.#registry.get(call.actor.userId, input.session);
    session.assertMayUse(call.actor);
    if (!session.ended) await this.#judgeAgain(call, session);
    if (call.signal.aborted) return;
    session.resize(input);
    session.hold(call, channel, input.received);
  }

  /** A mark for a process that somebody else starts in a container, by which it can be ended. */
  mark(engine: TerminalEngine): ProcessMark {
    return this.#execs.mark(engine);
  }

  /** A user's own terminals, the newest last. */
  list(userId: string): SessionView[] {
    return this.#registry.ofUser(userId).map((session) => session.view());
  }

  /** Ends one of a user's own terminals; resolves when it is cleaned up. */
  async end(userId: string, id: string): Promise<void> {
    const session = this.#registry.get(userId, id);
    session.end("closed");
    await session.cleaned;
    this.#registry.delete(session);
  }

  /** Ends for good, at once, what somebody lost the right to. */
  revoke({ userId, sessionId, role, successor }: TerminalRevocation): void {
    for (const session of this.#registry.all()) {
      const isMeant = session.facts.userId === userId || session.signIn === sessionId;
      if (!isMeant || (role && session.isAllowedTo(role))) continue;
      if (successor !== undefined) {
        session.passTo(successor);
        continue;
      }
      session.end("revoked");
      this.#registry.delete(session);
    }
    this.detached.revoke({ userId, role });
  }

  /**
   * Ends what an earlier run of this installation, killed before it could clean up, left running at the engines: now at
   * those that answer, at the others when they are there for the first time.
   */
  async sweep(): Promise<void> {
    await this.#execs.sweepAll();
  }

  /** How many are open. */
  count(): number {
    return this.#registry.open().length;
  }

  /** Ends all, with their processes; resolves within `closeMs`, whatever the engines do. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#execs.close();
    this.#registry.close();
    this.detached.close();
    for (const session of this.#registry.all()) session.end("closed", "The panel is stopping");
    const late = new AbortController();
    const deadline = delay(this.#limits.closeMs, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.#execs.settled(), deadline]);
    late.abort();
  }

  async #open(
    call: SignedInCall,
    { engine, container, kind }: { engine: TerminalEngine; container: string; kind: SessionView["kind"] },
    channel: TerminalChannel,
    start: (judged: JudgedContainer) => Promise<Started>,
  ): Promise<void> {
    const { actor } = call;
    const session = await this.#registry.admit(actor.userId, async () => {
      await this.#execs.sweep(engine);
      const judged = await judgeContainer(engine, actor, container);
      const { process, hostPower } = await start(judged);
      const facts = {
        id: randomBytes(18).toString("base64url"),
        kind,
        environment: engine.id,
        container: judged.inspect.Id,
        containerName: (judged.inspect.Name ?? "").replace(/^\//, ""),
        openedAt: Date.now(),
        userId: actor.userId,
        hostPower,
      };
      const ended = (one: TerminalSession, ending: TerminalEnding) =>
        this.#onEnded(engine, call, one, ending);
      return new TerminalSession(facts, process, this.#limits, { ended });
    });
    // Nobody knows its name yet, so nobody could come back for it.
    if (call.signal.aborted) session.end(channel.endedBy() === "revoked" ? "revoked" : "closed");
    else session.hold(call, channel, 0);
  }

  async #judgeAgain(call: SignedInCall, session: TerminalSession): Promise<void> {
    const engine = this.#execs.engine(session.facts.environment);
    if (!engine) throw new CodedError("not_found", "There is no such environment any more");
    await judgeContainer(engine, call.actor, session.facts.container);
  }

  #onEnded(
    engine: TerminalEngine,
    call: SignedInCall,
    session: TerminalSession,
    ending: TerminalEnding,
  ): void {
    if (ending.reason === "connection-lost")
      engine.connection.suspect(new Error("a terminal's stream broke off"));
    auditEnding(this.#parts, call, session, ending);
    this.#execs.track(session.cleaned);
    // Whoever ended it does not want to read it again.
    if (ending.reason === "closed" || ending.reason === "revoked") this.#registry.delete(session);
  }

  #check(): void {
    const now = performance.now();
    for (const session of this.#registry.open()) {
      const why = whyExpired(session, this.#limits, now);
      if (why) session.end("idle", why);
    }
    const users = new Set(this.#registry.all().map((session) => session.facts.userId));
    for (const userId of users) {
      const own = this.#registry.ofUser(userId);
      for (const session of findForgettable(own, this.#limits, now)) this.#registry.delete(session);
    }
    this.detached.check();
    this.#execs.retry();
  }
}

/** Makes the terminals of a panel. They end with `close`. */
export const createTerminals = (parts: TerminalsParts): Terminals => new Terminals(parts);
