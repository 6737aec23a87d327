import { randomBytes } from "node:crypto";
import type { ProcessMark } from "../../engine/run-in-container.ts";
import type { Log } from "../../log.ts";
import type { TerminalEngine } from "./engine.ts";
import { type ExecRequest, startExec } from "./exec.ts";
import { createMarker, markerEnvironment, markerKeys } from "./marker.ts";
import { OrphanSweeps } from "./orphan-sweeps.ts";
import { ProcessCleaner } from "./process-cleaner.ts";
import { ownRank } from "./rank.ts";
import type { TerminalProcess } from "./terminal-process.ts";

export type MarkedExecsParts = {
  /** All engines, for cleaning up what a killed panel left behind. */
  pool: { list(): readonly TerminalEngine[] };
  log: Log;
  /** Letters and digits that stay the same from start to start; without it nothing of an earlier run is recognised. */
  installId?: string;
};

/** The processes that the panel starts in containers, each with a marker by which it and its children are found again. */
export class MarkedExecs {
  readonly #parts: MarkedExecsParts;
  readonly #installId: string;
  readonly #cleaner: ProcessCleaner;
  readonly #orphans: OrphanSweeps;
  readonly #cleaning = new Set<Promise<void>>();

  constructor(parts: MarkedExecsParts) {
    this.#parts = parts;
    this.#installId = parts.installId ?? randomBytes(8).toString("hex");
    this.#cleaner = new ProcessCleaner(parts.log);
    this.#orphans = new OrphanSweeps({
      log: parts.log,
      cleaner: this.#cleaner,
      installId: this.#installId,
    });
  }

  /** Starts a process in a container. Rejects with the engine's error; what was started all the same is ended then. */
  async start(engine: TerminalEngine, request: Omit<ExecRequest, "marker">): Promise<TerminalProcess> {
    const marker = createMarker(this.#installId);
    this.#orphans.exempt(engine, marker);
    try {
      return await startExec(engine, { ...request, marker }, this.#cleaner);
    } catch (error) {
      this.track(
        this.#cleaner
          .clean(engine, request.container, marker, request.settings.endedAs)
          .then(() => undefined),
      );
      throw error;
    }
  }

  /** A mark for a process that somebody else starts: what it is started with, and the way to end all that it left. */
  mark(engine: TerminalEngine): ProcessMark {
    const marker = createMarker(this.#installId);
    this.#orphans.exempt(engine, marker);
    return {
      env: markerEnvironment(marker),
      detachKeys: markerKeys(marker),
      end: (container) => this.#cleaner.clean(engine, container, marker, [ownRank]),
    };
  }

  /** The environment that a process is started in, by its id. */
  engine(id: string): TerminalEngine | undefined {
    return this.#parts.pool.list().find((one) => one.id === id);
  }

  /** Looks once at an engine for what an earlier run left there. Never rejects. */
  async sweep(engine: TerminalEngine): Promise<void> {
    await this.#orphans.sweep(engine);
  }

  /** The same at all engines: now at those that answer, at the others when they are there for the first time. */
  async sweepAll(): Promise<void> {
    await Promise.all(this.#parts.pool.list().map((engine) => this.#orphans.follow(engine)));
  }

  /** Sees to a cleaning up that the panel's end waits for. */
  track(cleaning: Promise<void>): void {
    const watched = cleaning
      .catch((error: unknown) => this.#parts.log.error({ err: error }, "a terminal could not be cleaned up"))
      .finally(() => this.#cleaning.delete(watched));
    this.#cleaning.add(watched);
  }

  /** Tries again what an engine did not do before. */
  retry(): void {
    this.#cleaner.retry();
  }

  /** Follows no engine any more. */
  close(): void {
    this.#orphans.close();
  }

  /** Resolves when all cleaning up that is under way has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#cleaning);
  }
}
