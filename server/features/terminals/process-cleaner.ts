import type { Log } from "../../log.ts";
import { endMarked } from "./end-marked.ts";
import type { TerminalEngine } from "./engine.ts";
import type { Rank } from "./rank.ts";
import { type Attempts, afterFailure } from "./retries.ts";

/**
 * `clean`: nothing is left. `left`: something could not be ended, and is not tried again. `no-shell`: the container has
 * no `sh` to look for it with. `unknown`: it was not done (the engine is gone, or the container is paused); `retry` does
 * it again.
 */
export type CleanUp = "clean" | "left" | "no-shell" | "unknown";

type Batch = { markers: Set<string>; result: Promise<CleanUp> };
type Place = { engine: TerminalEngine; container: string; ranks: readonly Rank[] };
type Unfinished = { place: Place; attempts: Attempts };

/**
 * Ends what marked execs have left running, by execs of our own. One at a time in a container: what is asked for
 * meanwhile is done together by the next.
 */
export class ProcessCleaner {
  readonly #log: Log;
  readonly #firstWaitMs: number;
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Batch>();
  readonly #unfinished = new Map<string, Unfinished>();

  /** `firstWaitMs` is how long a first failure is let be; it doubles with each. */
  constructor(log: Log, firstWaitMs = 1_000) {
    this.#log = log;
    this.#firstWaitMs = firstWaitMs;
  }

  /** Ends the processes of one marker. Never rejects. */
  clean(engine: TerminalEngine, container: string, marker: string, ranks: readonly Rank[]): Promise<CleanUp> {
    const key = JSON.stringify([engine.id, container, ranks]);
    const batch = this.#waiting.get(key) ?? this.#begin(key, { engine, container, ranks });
    batch.markers.add(marker);
    return batch.result;
  }

  /** Tries again what was not done before and is due. */
  retry(): void {
    const now = performance.now();
    for (const [marker, { place, attempts }] of this.#unfinished) {
      if (now < attempts.dueAt) continue;
      this.#unfinished.set(marker, { place, attempts: { ...attempts, dueAt: Number.POSITIVE_INFINITY } });
      void this.clean(place.engine, place.container, marker, place.ranks);
    }
  }

  #begin(key: string, place: Place): Batch {
    const markers = new Set<string>();
    const result = Promise.resolve(this.#running.get(key)).then(() => {
      this.#waiting.delete(key);
      return this.#run(place, markers);
    });
    const batch = { markers, result };
    this.#waiting.set(key, batch);
    this.#running.set(key, result);
    void result.finally(() => {
      if (this.#running.get(key) === result) this.#running.delete(key);
    });
    return batch;
  }

  async #run(place: Place, markers: ReadonlySet<string>): Promise<CleanUp> {
    const { end, ...why } = await endMarked(place, markers);
    const where = { ...why, environment: place.engine.id, container: place.container };
    if (end === "left") this.#log.warn(where, "processes of a terminal could not be ended");
    if (end === "clean" || end === "left" || end === "no-shell") {
      for (const marker of markers) this.#unfinished.delete(marker);
      return end;
    }
    const isNew = [...markers].some((marker) => !this.#unfinished.has(marker));
    const kept = [...markers].filter((marker) => this.#keep(place, marker, end === "failed"));
    if (kept.length === 0) this.#log.warn(where, "a terminal's processes could not be cleaned up: given up");
    else if (isNew) this.#log.warn(where, "a terminal's processes could not be cleaned up yet");
    return kept.length === 0 ? "left" : "unknown";
  }

  /** Notes a failure; false where it is not tried again. */
  #keep(place: Place, marker: string, didRun: boolean): boolean {
    const before = this.#unfinished.get(marker)?.attempts;
    const attempts = afterFailure(before, { didRun, firstWaitMs: this.#firstWaitMs });
    if (attempts) this.#unfinished.set(marker, { place, attempts });
    else this.#unfinished.delete(marker);
    return attempts !== null;
  }
}
