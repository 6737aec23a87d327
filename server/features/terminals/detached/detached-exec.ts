import type { KeptOutput, DetachedExec as View } from "#lib/contracts/execs.ts";
import { startComplaint } from "#lib/docker/start-failure.ts";
import type { OutputPiece } from "../../../engine/frames.ts";
import type { PowerReason } from "../exec-request.ts";
import type { TerminalEnding, TerminalProcess } from "../terminal-process.ts";
import { type KeptLimits, OutputKeeper } from "./kept-output.ts";

export type DetachedFacts = Pick<View, "id" | "environment" | "container" | "containerName" | "startedAt"> & {
  userId: string;
  /** Why whoever sees it needs the right to the host's power. */
  hostPower: readonly PowerReason[];
};

/** A command that runs by itself in a container. Its output is read whether anybody looks or not. */
export class DetachedExec {
  readonly facts: DetachedFacts;
  readonly #process: TerminalProcess;
  readonly #output: OutputKeeper;
  readonly #listeners = new Set<() => void>();
  readonly #over = Promise.withResolvers<TerminalEnding>();
  /** Measured by the process's own clock: setting the time makes nothing longer. */
  readonly #began = performance.now();
  #wanted: TerminalEnding["reason"] | null = null;
  #ending: (TerminalEnding & { at: number; afterMs: number }) | null = null;
  #isEnding = false;

  constructor(facts: DetachedFacts, process: TerminalProcess, limits: KeptLimits) {
    this.facts = facts;
    this.#process = process;
    this.#output = new OutputKeeper(limits);
    process.stream.on("data", ({ source, bytes }: OutputPiece) => {
      this.#output.add(source === "stderr" ? "stderr" : "stdout", bytes);
      this.#tell();
    });
    const finished = () => void this.#findEnding();
    process.stream.once("end", finished).once("close", finished);
  }

  get isRunning(): boolean {
    return this.#ending === null;
  }
  /** How long it runs, or has run, in ms. */
  get durationMs(): number {
    return this.#ending?.afterMs ?? performance.now() - this.#began;
  }
  /** How long it has been over, in ms. */
  get endedForMs(): number {
    return this.#ending ? performance.now() - this.#began - this.#ending.afterMs : 0;
  }
  /** Resolves when it is over. Never rejects. */
  get over(): Promise<TerminalEnding> {
    return this.#over.promise;
  }

  view(): View {
    const { userId, hostPower, ...facts } = this.facts;
    const { command, options } = this.#process;
    const ended = this.#ending && {
      reason: this.#ending.reason,
      exitCode: this.#ending.exitCode,
      message: this.#ending.message,
    };
    return {
      ...facts,
      command: [...command],
      options,
      endedAt: this.#ending?.at ?? null,
      durationMs: Math.round(this.durationMs),
      ended,
      bytes: this.#output.bytes,
    };
  }

  output(): KeptOutput {
    return this.#output.read();
  }

  /** Calls a listener whenever something has changed; gives what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Ends it in its container, with all that it started; `over` tells with which code. Resolves when that was tried; it
   * may still run then, in a container without a shell to look for it with. Never rejects.
   */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.#wanted = "closed";
    await this.#process.cleanUp();
  }

  /** Ends it whatever the engine says to that; resolves when what could be done about its processes is done. */
  async end(reason: TerminalEnding["reason"], message: string | null): Promise<void> {
    if (!this.isRunning) return;
    this.#finish({ reason, exitCode: null, message });
    await this.#process.cleanUp();
    this.#process.stream.destroy();
  }

  async #findEnding(): Promise<void> {
    if (this.#ending || this.#isEnding) return;
    this.#isEnding = true;
    const ending = await this.#process.findEnding();
    const output = [...this.#output.read().first].map(({ text }) => text).join("");
    const message = ending.message ?? startComplaint(ending.exitCode, output);
    const reason = ending.reason === "exited" && this.#wanted ? this.#wanted : ending.reason;
    this.#finish({ ...ending, reason, message });
    this.#process.stream.destroy();
  }

  #finish(ending: TerminalEnding): void {
    if (this.#ending) return;
    this.#ending = { ...ending, at: Date.now(), afterMs: performance.now() - this.#began };
    this.#over.resolve(ending);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
