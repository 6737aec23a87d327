import { setTimeout as delay } from "node:timers/promises";
import type { Following, HubOptions, HubViewer, Upstream } from "./hub-viewer.ts";

/** One upstream and those who follow it. It belongs to a hub, which starts `run` once and forgets it on `release`. */
export class HubUpstream {
  readonly #open: Upstream<unknown>;
  readonly #options: Required<HubOptions>;
  readonly #release: (self: HubUpstream) => void;
  readonly #viewers = new Set<HubViewer<unknown>>();
  readonly #abort = new AbortController();
  #linger: NodeJS.Timeout | undefined;
  #failures = 0;

  constructor(open: Upstream<unknown>, options: Required<HubOptions>, release: (self: HubUpstream) => void) {
    this.#open = open;
    this.#options = options;
    this.#release = release;
  }

  join(viewer: HubViewer<unknown>): Following {
    // Its own object, so that one viewer may follow twice and leave once.
    const entry: HubViewer<unknown> = {
      next: (value) => viewer.next(value),
      failed: (error, retryInMs) => viewer.failed(error, retryInMs),
      ended: () => viewer.ended(),
    };
    clearTimeout(this.#linger);
    this.#viewers.add(entry);
    return { dispose: () => this.#leave(entry) };
  }

  async run(): Promise<void> {
    // A turn later, so that the viewer who opens it is listening when the first value comes.
    await Promise.resolve();
    while (!this.#abort.signal.aborted) await this.#runOnce();
  }

  stop(): void {
    clearTimeout(this.#linger);
    this.#release(this);
    this.#abort.abort();
  }

  #leave(viewer: HubViewer<unknown>): void {
    if (!this.#viewers.delete(viewer) || this.#viewers.size > 0 || this.#abort.signal.aborted) return;
    this.#linger = setTimeout(() => this.stop(), this.#options.lingerMs);
  }

  async #runOnce(): Promise<void> {
    const { signal } = this.#abort;
    try {
      await this.#open((value) => this.#emit(value), signal);
      if (!signal.aborted) this.#finish((viewer) => viewer.ended());
    } catch (error) {
      if (signal.aborted) return;
      if (!this.#options.canRetry(error)) return this.#finish((viewer) => viewer.failed(error, null));
      this.#failures += 1;
      const retryInMs = this.#pauseMs();
      this.#tell((viewer) => viewer.failed(error, retryInMs));
      await delay(retryInMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #emit(value: unknown): void {
    if (this.#abort.signal.aborted) return;
    this.#failures = 0;
    this.#tell((viewer) => viewer.next(value));
  }

  /** Half of each pause is chance, so that many upstreams of one engine do not come back in the same moment. */
  #pauseMs(): number {
    const { firstMs, mostMs } = this.#options.backoff;
    return Math.min(mostMs, firstMs * 2 ** (this.#failures - 1)) * (0.5 + Math.random() / 2);
  }

  #finish(say: (viewer: HubViewer<unknown>) => void): void {
    this.stop();
    this.#tell(say);
    this.#viewers.clear();
  }

  #tell(say: (viewer: HubViewer<unknown>) => void): void {
    for (const viewer of [...this.#viewers]) {
      try {
        say(viewer);
      } catch (error) {
        this.#leave(viewer);
        this.#options.onViewerError(error);
      }
    }
  }
}
