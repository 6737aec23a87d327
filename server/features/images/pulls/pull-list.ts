import { randomUUID } from "node:crypto";
import { type PullRow, pullRow } from "#lib/contracts/pulls.ts";
import { createLiveView, type Source } from "../../../realtime/live-view.ts";
import type { PullLimits } from "./limits.ts";
import type { Pull } from "./pull.ts";

type Listener = Parameters<Source<PullRow>["subscribe"]>[0];

/** The pulls of one engine, told like any live list: what changed is gathered and told a few times a second at most. */
export class PullList implements Source<PullRow> {
  readonly epoch = randomUUID();
  readonly view;
  readonly #limits: PullLimits;
  readonly #pulls = new Map<string, Pull>();
  readonly #rows = new Map<string, PullRow>();
  readonly #listeners = new Set<Listener>();
  readonly #dirty = new Set<Pull>();
  #version = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: PullLimits) {
    this.#limits = limits;
    this.view = createLiveView<PullRow, typeof pullRow>(this, pullRow, (row) => row);
  }

  get version(): number {
    return this.#version;
  }

  values(): Iterable<PullRow> {
    return this.#rows.values();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  all(): Pull[] {
    return [...this.#pulls.values()];
  }

  get(id: string): Pull | undefined {
    return this.#pulls.get(id);
  }

  /** Adds a pull and tells it at once; those that ended longest ago make room. */
  add(pull: Pull): void {
    this.#pulls.set(pull.facts.id, pull);
    const ended = this.all().filter((one) => !one.isRunning);
    const forgotten = ended.slice(0, Math.max(0, ended.length - this.#limits.ended));
    for (const { facts } of forgotten) this.#pulls.delete(facts.id);
    this.#dirty.add(pull);
    this.#tell(forgotten.map(({ facts }) => facts.id));
  }

  /** Something about this one changed. */
  touch(pull: Pull): void {
    this.#dirty.add(pull);
    this.#timer ??= setTimeout(() => this.#tell([]), this.#limits.tellMs).unref();
  }

  #tell(removes: readonly string[]): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const upserts = [...this.#dirty]
      .filter(({ facts }) => this.#pulls.has(facts.id))
      .map((pull) => pull.row());
    this.#dirty.clear();
    for (const id of removes) this.#rows.delete(id);
    for (const row of upserts) this.#rows.set(row.id, row);
    this.#version += 1;
    for (const listener of this.#listeners) listener({ version: this.#version, upserts, removes });
  }
}
