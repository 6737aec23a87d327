import type { Log } from "../../log.ts";
import type { TerminalEngine } from "./engine.ts";
import { sweepOrphans } from "./orphans.ts";
import type { ProcessCleaner } from "./process-cleaner.ts";

type Parts = { log: Log; cleaner: ProcessCleaner; installId: string };

/**
 * Sees to it that each engine is looked at once for what an earlier run left there: at the first occasion at which it
 * answers, be that the panel's start, its first connection or the first terminal.
 */
export class OrphanSweeps {
  readonly #parts: Parts;
  readonly #own = new Set<string>();
  readonly #done = new Set<string>();
  readonly #sweeps = new Map<string, Promise<boolean>>();
  readonly #stops = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Tells a marker of this run: where the sweep is still to come, it must not end what is in use. */
  exempt(engine: TerminalEngine, marker: string): void {
    if (!this.#done.has(engine.id)) this.#own.add(marker);
  }

  /** Sweeps an engine now, or else when it is connected. Resolves when the first try is over; never rejects. */
  async follow(engine: TerminalEngine): Promise<void> {
    const stop = engine.onState(({ status }) => {
      if (status === "connected") void this.sweep(engine).then((done) => done && stop());
    });
    this.#stops.add(stop);
    if (await this.sweep(engine)) stop();
  }

  /** Sweeps an engine unless that was done. Resolves to whether it is done; never rejects. */
  sweep(engine: TerminalEngine): Promise<boolean> {
    const known = this.#sweeps.get(engine.id);
    if (known) return known;
    const sweep = this.#try(engine).then((done) => {
      if (!done) this.#sweeps.delete(engine.id);
      return done;
    });
    this.#sweeps.set(engine.id, sweep);
    return sweep;
  }

  /** Follows nothing any more. */
  close(): void {
    for (const stop of this.#stops) stop();
  }

  async #try(engine: TerminalEngine): Promise<boolean> {
    const { log, cleaner, installId } = this.#parts;
    try {
      const isOwn = (marker: string) => this.#own.has(marker);
      const count = await sweepOrphans(engine, { cleaner, installId, isOwn });
      if (count > 0) log.info({ environment: engine.id, count }, "cleaned up terminals of an earlier run");
      this.#done.add(engine.id);
      return true;
    } catch (error) {
      log.warn({ err: error, environment: engine.id }, "could not look for terminals of an earlier run");
      return false;
    }
  }
}
