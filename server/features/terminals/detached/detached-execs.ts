import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ParsedInputOf } from "#lib/contracts/contract.ts";
import type { execs, DetachedExec as View } from "#lib/contracts/execs.ts";
import { can, type Role } from "#lib/contracts/permissions.ts";
import { bareName } from "#lib/docker/names.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../../../http/call.ts";
import type { Finish } from "../../../policy/audited.ts";
import { assertMayUseShell } from "../../../policy/host-power.ts";
import type { TerminalEngine } from "../engine.ts";
import { type SavedValues, settleExec } from "../exec-request.ts";
import { judgeContainer } from "../host-power.ts";
import type { MarkedExecs } from "../marked-execs.ts";
import type { TerminalEnding } from "../terminal-process.ts";
import { DetachedExec } from "./detached-exec.ts";
import { type DetachedLimits, defaultDetachedLimits } from "./limits.ts";

type StartCall = { engine: TerminalEngine; actor: Actor; withdrawn: AbortSignal };
type StartInput = ParsedInputOf<(typeof execs)["start"]>;
type Parts = { execs: MarkedExecs; savedValues: SavedValues; limits?: Partial<DetachedLimits> | undefined };

/** No terminal, so no size; the engine is not told of it. */
const noSize = { cols: 80, rows: 24 };

/** Commands that run by themselves, of all users and engines: those that run, and the last ones that are over. */
export class DetachedExecs {
  readonly #parts: Parts;
  readonly #limits: DetachedLimits;
  readonly #all = new Map<string, DetachedExec>();
  /** How many each user is starting. */
  readonly #opening = new Map<string, number>();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#limits = { ...defaultDetachedLimits, ...parts.limits };
  }

  /**
   * Starts a command, which goes on when this has resolved; `goesOn` is called then, and what it gives when the command
   * is over. Throws as `terminals.exec` does, and `limit_reached`.
   */
  async start(call: StartCall, input: StartInput, goesOn: () => Finish): Promise<View> {
    const { engine, actor, withdrawn } = call;
    this.#assertRoom(actor.userId);
    this.#count(actor.userId, 1);
    try {
      await this.#parts.execs.sweep(engine);
      const judged = await judgeContainer(engine, actor, input.container);
      const settings = settleExec(actor, judged, input, this.#parts.savedValues);
      withdrawn.throwIfAborted();
      const container = judged.inspect.Id;
      const request = { container, command: input.command, tty: false, stdin: false, size: noSize, settings };
      const process = await this.#parts.execs.start(engine, request);
      const facts = {
        id: randomBytes(18).toString("base64url"),
        environment: engine.id,
        container,
        containerName: bareName(judged.inspect.Name ?? ""),
        startedAt: Date.now(),
        userId: actor.userId,
        hostPower: settings.reasons,
      };
      const exec = new DetachedExec(facts, process, this.#limits);
      // A right that was withdrawn meanwhile: nobody found it to end it.
      if (withdrawn.aborted) this.#end(exec, "revoked", null);
      withdrawn.throwIfAborted();
      return this.#keep(engine, exec, goesOn());
    } finally {
      this.#count(actor.userId, -1);
    }
  }

  /** A user's own, the newest first. */
  list(userId: string): View[] {
    const own = [...this.#all.values()].filter(({ facts }) => facts.userId === userId);
    return own.map((one) => one.view()).reverse();
  }

  /** One of a user's own; another's does not exist. Throws for one that a right was lost to. */
  get(actor: Actor, id: string): DetachedExec {
    const exec = this.#all.get(id);
    if (exec?.facts.userId !== actor.userId)
      throw new CodedError("not_found", "There is no such detached command");
    assertMayUseShell(actor, exec.facts.hostPower);
    return exec;
  }

  /** Ends one with its processes; throws `engine_refused` where it goes on all the same. */
  async stop(actor: Actor, id: string): Promise<View> {
    const exec = this.get(actor, id);
    await exec.stop();
    await Promise.race([exec.over, delay(this.#limits.stopMs)]);
    if (!exec.isRunning) return exec.view();
    throw new CodedError("engine_refused", "The command could not be ended", {
      reason:
        "The container has no shell to end it with, or the engine does not answer. Stopping the container ends it.",
    });
  }

  /** Forgets one that is over; throws `conflict` for one that runs. */
  forget(actor: Actor, id: string): void {
    if (this.get(actor, id).isRunning)
      throw new CodedError("conflict", "The command is still running", { reason: "Stop it first" });
    this.#all.delete(id);
  }

  /** Ends what somebody may not have any more: all, or with `role` what it does not allow. What is over goes too. */
  revoke({ userId, role }: { userId?: string | undefined; role?: Role | undefined }): void {
    for (const exec of this.#all.values()) {
      if (exec.facts.userId !== userId || (role && isAllowed(role, exec))) continue;
      this.#end(exec, "revoked", null);
      this.#all.delete(exec.facts.id);
    }
  }

  /** Ends what ran too long, and forgets what has been over for long or is too much. */
  check(): void {
    const { keepMs, keptTotal, keptPerUser, lifetimeMs } = this.#limits;
    for (const exec of this.#running())
      if (exec.durationMs >= lifetimeMs) this.#end(exec, "idle", "It ran for as long as a command may");
    const over = [...this.#all.values()]
      .filter((exec) => !exec.isRunning)
      .sort((left, right) => left.endedForMs - right.endedForMs);
    const kept = new Map<string, number>();
    for (const [place, exec] of over.entries()) {
      const { id, userId } = exec.facts;
      const own = (kept.get(userId) ?? 0) + 1;
      kept.set(userId, own);
      if (place >= keptTotal || own > keptPerUser || exec.endedForMs >= keepMs) this.#all.delete(id);
    }
  }

  /** Ends all, with their processes; what that takes is waited for by whoever closes the execs. */
  close(): void {
    this.#isClosed = true;
    for (const exec of this.#running()) this.#end(exec, "closed", "The panel is stopping");
  }

  #keep(engine: TerminalEngine, exec: DetachedExec, finish: Finish): View {
    this.#all.set(exec.facts.id, exec);
    void exec.over.then((ending) => {
      if (ending.reason === "connection-lost")
        engine.connection.suspect(new Error("a detached command's stream broke off"));
      finish(ending.reason === "connection-lost" ? "failed" : "succeeded", endingDetail(exec, ending));
      this.check();
    });
    if (this.#isClosed) this.#end(exec, "closed", "The panel is stopping");
    return exec.view();
  }

  #end(exec: DetachedExec, reason: TerminalEnding["reason"], message: string | null): void {
    this.#parts.execs.track(exec.end(reason, message));
  }

  #running(): DetachedExec[] {
    return [...this.#all.values()].filter((exec) => exec.isRunning);
  }

  #count(userId: string, change: number): void {
    const count = (this.#opening.get(userId) ?? 0) + change;
    if (count > 0) this.#opening.set(userId, count);
    else this.#opening.delete(userId);
  }

  #assertRoom(userId: string): void {
    if (this.#isClosed) throw new CodedError("limit_reached", "The panel is stopping");
    const { perUser, total } = this.#limits;
    const running = this.#running();
    const own = running.filter(({ facts }) => facts.userId === userId).length;
    if (own + (this.#opening.get(userId) ?? 0) >= perUser)
      throw limitReached(`You have ${perUser} commands running, which is the most. Stop one.`);
    const opening = [...this.#opening.values()].reduce((sum, count) => sum + count, 0);
    if (running.length + opening >= total)
      throw limitReached(`The panel has ${total} commands running, which is the most.`);
  }
}

const limitReached = (reason: string): CodedError =>
  new CodedError("limit_reached", "Too many commands are running", { reason });

const isAllowed = (role: Role, { facts }: DetachedExec): boolean =>
  can(role, "container.exec") && (facts.hostPower.length === 0 || can(role, "container.host-power"));

const endingDetail = (exec: DetachedExec, { reason, exitCode, message }: TerminalEnding) => {
  const { stdout, stderr } = exec.view().bytes;
  const seconds = Math.round(exec.durationMs / 1000);
  return {
    container: exec.facts.container,
    reason,
    exitCode,
    message,
    seconds,
    outputBytes: stdout + stderr,
  };
};
