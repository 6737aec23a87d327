import { type LogPlace, type LogTime, msBetween } from "#lib/logs/at.ts";

/** A hit as it is marked: the first of those that are too near to each other to be told apart. */
type MarkedHit = { place: LogPlace; number: number; count: number };
/** A moment, and how many lines had been written by then. */
type Point = { at: LogTime; number: number };

const mostMarks = 1024;
const mostPoints = 512;

/**
 * Where one container's hits stand among all of its lines, however many there are: they share marks, and ever more lines
 * share one as the log is longer.
 */
export class HitRail {
  #lines = 0;
  #perMark = 1;
  #marks: (MarkedHit | undefined)[] = [];
  #points: Point[] = [];

  /** How many lines have been looked at. */
  get lines(): number {
    return this.#lines;
  }

  get hits(): readonly MarkedHit[] {
    return this.#marks.filter((mark) => mark !== undefined);
  }

  /** So many lines have been looked at, up to a moment. */
  reach(number: number, at: LogTime | null): void {
    this.#lines = Math.max(this.#lines, number);
    const last = this.#points.at(-1);
    if (at === null || (last && (at <= last.at || number <= last.number))) return;
    this.#points.push({ at, number });
    if (this.#points.length > mostPoints) this.#points = this.#points.filter((_, index) => index % 2 === 1);
  }

  /** `number`: which line the hit is, from 1. */
  add(place: LogPlace, number: number): void {
    this.reach(number, place.at);
    while ((number - 1) / this.#perMark >= mostMarks) this.#widen();
    const index = Math.floor((number - 1) / this.#perMark);
    this.#marks[index] = joined(this.#marks[index], {
      place: { at: place.at, nth: place.nth },
      number,
      count: 1,
    });
  }

  /** About how many lines had been written by a moment. */
  numberAt(at: LogTime): number {
    const after = this.#points.findIndex((point) => point.at >= at);
    if (after < 0) return this.#lines;
    const next = this.#points[after] as Point;
    if (next.at === at) return next.number;
    const before = this.#points[after - 1];
    if (!before) return 0;
    const share = msBetween(before.at, at) / msBetween(before.at, next.at);
    return before.number + share * (next.number - before.number);
  }

  #widen(): void {
    this.#perMark *= 2;
    this.#marks = Array.from({ length: mostMarks / 2 }, (_, index) => {
      const second = this.#marks[2 * index + 1];
      const first = this.#marks[2 * index];
      return second ? joined(first, second) : first;
    });
  }
}

const joined = (first: MarkedHit | undefined, second: MarkedHit): MarkedHit =>
  first ? { ...first, count: first.count + second.count } : second;

/** A mark beside the scrollbar. `top`: how far down, from 0 to 1. */
export type RailMark = { top: number; count: number; container: string; place: LogPlace; number: number };

/** How far down marks may stand. */
const slots = 300;

/** How far down a moment is in all of the logs together. */
export const railTop = (rails: readonly HitRail[], at: LogTime): number => {
  const lines = rails.reduce((sum, rail) => sum + rail.lines, 0);
  return lines === 0 ? 0 : rails.reduce((sum, rail) => sum + rail.numberAt(at), 0) / lines;
};

/** The marks of one or several containers' hits, from the top down; not more than can be told apart. */
export const railMarks = (containers: readonly string[], rails: readonly HitRail[]): RailMark[] => {
  const marks = new Map<number, RailMark>();
  const [only] = rails;
  rails.forEach((rail, index) => {
    for (const { place, number, count } of rail.hits) {
      const top = rails.length === 1 && only ? (number - 1) / only.lines : railTop(rails, place.at);
      const slot = Math.floor(top * slots);
      const held = marks.get(slot);
      if (held) held.count += count;
      else marks.set(slot, { top, count, container: containers[index] ?? "", place, number });
    }
  });
  return [...marks.values()].sort((left, right) => left.top - right.top);
};
