import type { UsageHistory } from "#lib/contracts/stats.ts";
import { drawnFigures, mostReadings, type Usage } from "#lib/docker/stats.ts";

const firstRoom = 64;

const columns = ["at", ...drawnFigures] as const;
type Column = (typeof columns)[number];

/**
 * The last half hour of one container's readings, as bare numbers: 130 kB when full, less before. A gap, where the
 * container did not run, is a reading whose figures are not numbers.
 */
export class UsageRing {
  readonly #most: number;
  #room = firstRoom;
  #values = new Float64Array(firstRoom * columns.length);
  #count = 0;
  #next = 0;

  constructor(most = mostReadings) {
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  push(usage: Usage): void {
    this.#put((column) => usage[column] ?? Number.NaN);
  }

  /** Marks that there was nothing to read at this time; a gap that goes on is marked once. */
  pushGap(at: number): void {
    if (this.#count === 0 || Number.isNaN(this.#at(this.#count - 1, "memory"))) return;
    this.#put((column) => (column === "at" ? at : Number.NaN));
  }

  /** One figure of the last readings, oldest first. */
  last(column: Column, most: number): (number | null)[] {
    const from = Math.max(0, this.#count - most);
    return Array.from({ length: this.#count - from }, (_, offset) => {
      const value = this.#at(from + offset, column);
      return Number.isNaN(value) ? null : value;
    });
  }

  /** All of it, oldest first. */
  history(): UsageHistory {
    const all = Object.fromEntries(columns.map((column) => [column, this.last(column, this.#count)]));
    return all as UsageHistory;
  }

  #put(figureOf: (column: Column) => number): void {
    if (this.#count === this.#room && this.#room < this.#most) this.#grow();
    columns.forEach((column, place) => {
      this.#values[this.#next * columns.length + place] = figureOf(column);
    });
    this.#next = (this.#next + 1) % this.#room;
    this.#count = Math.min(this.#count + 1, this.#room);
  }

  /** Grows only before it has gone round, so the readings stand in their order. */
  #grow(): void {
    this.#room = Math.min(this.#room * 2, this.#most);
    const values = new Float64Array(this.#room * columns.length);
    values.set(this.#values);
    this.#values = values;
    this.#next = this.#count;
  }

  #at(index: number, column: Column): number {
    const place = (this.#next - this.#count + index + this.#room) % this.#room;
    return this.#values[place * columns.length + columns.indexOf(column)] ?? Number.NaN;
  }
}
