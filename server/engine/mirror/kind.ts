import type { Report } from "../listeners.ts";
import { createReadiness } from "./readiness.ts";
import { type Reader, Refresher } from "./refresher.ts";
import { createReplica, type WritableReplica } from "./replica.ts";

/** How a reader asks for what it could not see well yet. */
export type ReadAgain = {
  /** Reads it again soon. */
  mark(key: string): void;
  /** Says that `mark` will follow, some time later. */
  announce(key: string): void;
};

export type KindOptions<T> = {
  readonly key: (entry: T) => string;
  readonly same: (left: T, right: T) => boolean;
  readonly report: Report;
  readonly onError: (error: unknown) => void;
  reader(replica: WritableReplica<T>, later: ReadAgain): Reader<T>;
};

/** One kind of the mirror: what is known, how it is read, and whether it has been read at all. */
export class Kind<T extends object> {
  readonly replica: WritableReplica<T>;
  readonly refresher: Refresher<T>;
  readonly readiness = createReadiness();
  readonly #reader: Reader<T>;
  readonly #same: KindOptions<T>["same"];
  /** Keys whose news was on its way since the audit began; null while there is none. */
  #touched: Set<string | null> | null = null;
  /** Keys that will be read again, because of an event that comes before what it announces. */
  readonly #announced = new Set<string | null>();

  constructor(options: KindOptions<T>) {
    this.replica = createReplica<T>(options);
    this.#reader = options.reader(this.replica, {
      mark: (key) => this.hint(key),
      announce: (key) => this.announce(key),
    });
    this.#same = options.same;
    this.refresher = new Refresher({ replica: this.replica, reader: this.#reader, onError: options.onError });
  }

  /** An event named this key, or with `null` the whole kind; what is known of it is read again. */
  hint(key: string | null): void {
    this.#announced.delete(key);
    this.#touched?.add(key);
    this.refresher.mark(key);
  }

  /** An event named this key, and what it tells may not be there yet: a hint will follow. */
  announce(key: string | null): void {
    this.#announced.add(key);
    this.#touched?.add(key);
  }

  /** An event named this key that has not arrived here: what an audit finds of it is late, not lost. */
  excuse(key: string | null): void {
    this.#touched?.add(key);
  }

  /** Reads all, for the first time or anew. */
  async sync(): Promise<void> {
    this.#announced.clear();
    await this.refresher.refresh(null);
    this.readiness.arrive();
  }

  /**
   * Compares with a fresh list and repairs. Returns the keys of entries that were wrong though no event was on its way:
   * `settle` gives events and reads that are under way the time to arrive, and excuses what came too late for that.
   */
  async audit(settle: () => Promise<void>, signal: AbortSignal): Promise<string[]> {
    const touched = new Set([...this.#announced, ...this.refresher.pending()]);
    this.#touched = touched;
    try {
      const suspects = await this.#differing(signal);
      if (suspects.length === 0) return [];
      await settle();
      const before = new Map(suspects.map((key) => [key, this.replica.get(key)]));
      await this.#repair(suspects);
      if (touched.has(null)) return [];
      return suspects.filter((key) => !touched.has(key) && this.replica.get(key) !== before.get(key));
    } finally {
      this.#touched = null;
    }
  }

  async #repair(suspects: readonly string[]): Promise<void> {
    // What a list does not bring whole is read by its key, so that the others are not read again with it.
    const keys = this.#reader.survey ? suspects : [null];
    await Promise.all(keys.map((key) => this.refresher.refresh(key)));
  }

  /** Keys that the engine shows otherwise than the replica. */
  async #differing(signal: AbortSignal): Promise<string[]> {
    const reader = this.#reader;
    const { key } = reader;
    const listed = await (reader.survey ? reader.survey(signal) : reader.list(signal));
    const changed = listed.filter((entry) => {
      const known = this.replica.get(key(entry));
      return !known || !this.#same(known, entry);
    });
    const keys = new Set(listed.map(key));
    const gone = [...this.replica.values()].map(key).filter((one) => !keys.has(one));
    return [...changed.map(key), ...gone];
  }
}
