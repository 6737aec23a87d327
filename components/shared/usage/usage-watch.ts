import type { ServerMessageOf } from "#lib/contracts/contract.ts";
import type { statsChannels, UsageOf } from "#lib/contracts/stats.ts";

type Message = ServerMessageOf<typeof statsChannels.watch>;
type Points = readonly (number | null)[];

/** What is known of one container while it is looked at. A new object with each reading. */
export type ContainerUsage = {
  /** Null while there is nothing to tell: it has just come into sight, or does not run. */
  latest: UsageOf | null;
  cpuPercent: Points;
  memory: Points;
};

/** The conversation with the server; opened when the first container is looked at. */
export type UsageSource = (on: { containers(): string[]; message(message: Message): void }) => {
  watch(containers: string[]): void;
  close(): void;
};

/** What a sparkline has room for. */
const mostPoints = 40;
/** Rows come and go while a list scrolls: the server is told of those that stay. */
const settleMs = 150;

const nothing: ContainerUsage = { latest: null, cpuPercent: [], memory: [] };

/**
 * What the containers in sight use. Whoever shows one says so by `watch`, and how long; the server reads those and no
 * others. One channel for all of a page.
 */
export class UsageWatch {
  readonly #open: UsageSource;
  readonly #known = new Map<string, ContainerUsage>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #channel: ReturnType<UsageSource> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(open: UsageSource) {
    this.#open = open;
  }

  usage(container: string): ContainerUsage {
    return this.#known.get(container) ?? nothing;
  }

  /** Looks at a container until the answer is called; `listener` is told of each reading. */
  watch(container: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(container) ?? new Set();
    if (listeners.size === 0) this.#settle();
    listeners.add(listener);
    this.#listeners.set(container, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(container);
      this.#settle();
    };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#channel?.close();
    this.#channel = null;
    this.#known.clear();
  }

  #settle(): void {
    this.#timer ??= setTimeout(() => this.#tell(), settleMs);
  }

  #tell(): void {
    this.#timer = undefined;
    const containers = [...this.#listeners.keys()];
    for (const known of [...this.#known.keys()]) if (!this.#listeners.has(known)) this.#known.delete(known);
    if (this.#channel) this.#channel.watch(containers);
    else if (containers.length > 0) {
      this.#channel = this.#open({
        containers: () => [...this.#listeners.keys()],
        message: (message) => this.#take(message),
      });
    }
  }

  #take(message: Message): void {
    if (message.type === "samples") for (const sample of message.samples) this.#add(sample);
    else if (message.type === "idle") for (const id of message.containers) this.#set(id, nothing);
    else {
      for (const { id, cpuPercent, memory } of message.containers) {
        this.#set(id, { latest: this.usage(id).latest, cpuPercent, memory });
      }
    }
  }

  #add(sample: UsageOf): void {
    const before = this.usage(sample.id);
    this.#set(sample.id, {
      latest: sample,
      cpuPercent: [...before.cpuPercent, sample.cpuPercent].slice(-mostPoints),
      memory: [...before.memory, sample.memory].slice(-mostPoints),
    });
  }

  #set(container: string, usage: ContainerUsage): void {
    const listeners = this.#listeners.get(container);
    if (!listeners) return;
    this.#known.set(container, usage);
    for (const listener of listeners) listener();
  }
}
