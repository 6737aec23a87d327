import type { PaletteGroup } from "./palette-group.ts";

/** What is on offer now: nouns come and go with their lists. */
export class PaletteGroups {
  readonly #groups = new Map<string, PaletteGroup>();
  readonly #listeners = new Set<() => void>();
  #all: readonly PaletteGroup[] = [];

  /** Offers a group, or offers it anew. Returns what takes it back. */
  set(group: PaletteGroup): () => void {
    this.#groups.set(group.id, group);
    this.#changed();
    return () => {
      if (this.#groups.get(group.id) !== group) return;
      this.#groups.delete(group.id);
      this.#changed();
    };
  }

  /** The same array until something changes. */
  readonly all = (): readonly PaletteGroup[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #changed(): void {
    this.#all = [...this.#groups.values()].sort((left, right) => left.order - right.order);
    for (const listener of this.#listeners) listener();
  }
}
