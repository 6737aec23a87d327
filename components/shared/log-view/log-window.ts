import { comparePlaces, type LogPlace } from "#lib/logs/at.ts";
import { newestWithin, oldestWithin } from "./log-bounds.ts";
import { newEdge, releaseNewer, releaseOlder } from "./log-edge.ts";
import { appendItems, type LogItem, type LogLineItem, mergeItems, placeOf } from "./log-items.ts";
import { type LogEnds, pageLines } from "./log-pages.ts";

/** What is kept while the end is followed, while other lines are read, and of the newest ones meanwhile. */
const followed = { lines: 5_000, characters: 16e6 };
const browsed = { lines: 20_000, characters: 32e6 };
const latest = { lines: 1_000, characters: 4e6 };

/** The lines that are shown of one or several logs, and those at the end that come by themselves. */
export class LogWindow {
  readonly ends: readonly LogEnds[];
  /** New lines are shown as they come. */
  isAttached = true;
  /** The end is in sight: the oldest lines make room for new ones. */
  isFollowing = true;
  /** Lines that have come since they are not shown. */
  missed = 0;
  #items: readonly LogItem[] = [];
  #latest: readonly LogItem[] = [];

  constructor(containers: readonly string[]) {
    this.ends = containers.map((container) => ({ container, older: newEdge(), newer: newEdge() }));
  }

  get items(): readonly LogItem[] {
    return this.#items;
  }

  /** The first line is the first that the engine has. */
  get isStart(): boolean {
    return this.ends.every(({ older }) => older.isDone && older.held.length === 0);
  }

  get #isSingle(): boolean {
    return this.ends.length === 1;
  }

  /** The lines that a container begins with: of several, only what lies after each one's first is shown. */
  begin(items: readonly LogItem[]): void {
    this.#latest = newestWithin(appendItems(this.#latest, items, this.#isSingle), latest);
    if (!this.isAttached) return;
    this.#items = mergeItems(this.#items, items);
    this.#findOlderEdges();
    if (!this.#isSingle) this.#holdBack();
  }

  #holdBack(): void {
    const firsts = this.ends.flatMap(({ older }) => (older.place && !older.isDone ? [older.place] : []));
    const from = firsts.reduce(
      (last, place) => (comparePlaces(place, last) > 0 ? place : last),
      firsts[0] as LogPlace,
    );
    for (const { container, older } of this.ends) {
      const own = this.#items.filter((item) => item.kind === "line" && item.container === container);
      older.held = own.filter((item) => comparePlaces(placeOf(item), from) < 0) as LogLineItem[];
    }
    this.#items = this.#items.filter((item) => comparePlaces(placeOf(item), from) >= 0);
  }

  /** What has just been written. */
  append(fresh: readonly LogItem[]): void {
    if (fresh.length === 0) return;
    const sorted = this.#isSingle
      ? fresh
      : fresh.toSorted((left, right) => comparePlaces(placeOf(left), placeOf(right)));
    this.#latest = newestWithin(appendItems(this.#latest, sorted, this.#isSingle), latest);
    const lines = fresh.reduce((sum, item) => sum + (item.kind === "line" ? 1 : (item.count ?? 0)), 0);
    const isFull = this.#items.length + fresh.length > browsed.lines;
    if (this.isAttached && !this.isFollowing && isFull) this.#detach();
    if (!this.isFollowing || !this.isAttached) this.missed += lines;
    else this.missed = 0;
    if (!this.isAttached) return;
    this.#items = appendItems(this.#items, sorted, this.#isSingle);
    // Not with every line: what is let go makes the view find its place anew.
    if (
      this.isFollowing &&
      newestWithin(this.#items, { ...followed, lines: followed.lines * 1.2 }) !== this.#items
    )
      this.#cutStart(followed);
  }

  /** Shows what was read before the first line; the end makes room for it. */
  showOlder(): void {
    this.#items = [...releaseOlder(this.ends.map(({ older }) => older)), ...this.#items];
    const kept = oldestWithin(this.#items, browsed);
    if (kept === this.#items) return;
    this.#items = kept;
    this.#detach();
  }

  /** Shows what was read after the last line; the start makes room for it. */
  showNewer(): void {
    this.#items = [...this.#items, ...releaseNewer(this.ends.map(({ newer }) => newer))];
    if (this.ends.every(({ newer }) => newer.isDone)) this.#attach();
    this.#cutStart(browsed);
  }

  /** Shows what was read around another place, instead of what is shown. */
  showElsewhere(): void {
    this.#items = [
      ...releaseOlder(this.ends.map(({ older }) => older)),
      ...releaseNewer(this.ends.map(({ newer }) => newer)),
    ];
    this.isAttached = false;
    this.isFollowing = false;
    if (this.ends.every(({ newer }) => newer.isDone)) this.#attach();
  }

  /** Shows the newest lines again. */
  showEnd(): void {
    if (!this.isAttached) {
      this.#items = this.#latest;
      this.isAttached = true;
      this.#findOlderEdges();
    }
    this.isFollowing = true;
    this.missed = 0;
  }

  /** Lets go of an item and all before it. */
  cutBefore(key: string): void {
    this.#items = this.#items.slice(this.#indexOf(key) + 1);
    this.#findOlderEdges();
  }

  /** Lets go of an item and all after it. */
  cutFrom(key: string): void {
    const index = this.#indexOf(key);
    if (index <= 0) return;
    this.#items = this.#items.slice(0, index);
    this.#detach();
  }

  #indexOf(key: string): number {
    return this.#items.findIndex((item) => item.key === key);
  }

  #cutStart(bounds: typeof browsed): void {
    const kept = newestWithin(this.#items, bounds);
    if (kept === this.#items) return;
    this.#items = kept;
    this.#findOlderEdges();
  }

  #detach(): void {
    this.isAttached = false;
    for (const { container, newer } of this.ends) {
      const last = this.#items.findLast((item) => item.kind === "line" && item.container === container);
      Object.assign(newer, newEdge(), { place: placeOf(last ?? (this.#items.at(-1) as LogItem)) });
    }
  }

  #findOlderEdges(): void {
    for (const { container, older } of this.ends) {
      const first = this.#items.find((item) => item.kind === "line" && item.container === container);
      const place = first ?? this.#items[0];
      if (!place) continue;
      if (older.isDone && older.place && comparePlaces(older.place, placeOf(place)) === 0) continue;
      Object.assign(older, newEdge(), { place: placeOf(place) });
    }
  }

  /** The window has come to the end: what was written meanwhile is at hand. */
  #attach(): void {
    const last = this.#items.at(-1);
    const at = this.#latest.findIndex(({ key }) => key === last?.key);
    // By its place where it is there: of two streams a later line may have an earlier stamp.
    const isAfter = (item: LogItem, index: number): boolean =>
      at >= 0 ? index > at : !last || comparePlaces(placeOf(item), placeOf(last)) > 0;
    const rest = this.#latest.filter(isAfter);
    const known = new Set(this.#items.slice(-rest.length - pageLines).map(({ key }) => key));
    this.#items = [...this.#items, ...rest.filter(({ key }) => !known.has(key))];
    this.isAttached = true;
    this.missed = 0;
  }
}
