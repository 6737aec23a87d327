import { call } from "#lib/client/api-client.ts";
import { logs } from "#lib/contracts/logs.ts";
import { comparePlaces, type LogPlace } from "#lib/logs/at.ts";
import { type LogEdge, newEdge } from "./log-edge.ts";
import { type LogItem, type LogLineItem, lineItem } from "./log-items.ts";

/** One container's part of a window: how far its lines have been read in both directions. */
export type LogEnds = { container: string; older: LogEdge; newer: LogEdge };

type LogPage = { lines: LogLineItem[]; isStart: boolean; isEnd: boolean; near: number | undefined };
/** A page with the number of its lines that lie before the place that was asked for. */
type SplitPage = LogPage & { before: number };
type Asked = {
  side: "before" | "after" | "around";
  at?: string;
  nth?: number;
  near?: number | undefined;
  limit: number;
};

export const pageLines = 500;

/** Reads pages of containers' logs into a window's ends. */
export class LogPages {
  readonly #environment: string;

  constructor(environment: string) {
    this.#environment = environment;
  }

  /** `known`: the lines after the place that was reached, which are not taken twice. */
  async older({ container, older }: LogEnds, known: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const asked: Asked = {
      side: "before",
      ...placeIn(older.place),
      near: older.near,
      limit: pageLines,
    };
    const { place } = older;
    const page = await this.#read(container, asked, signal);
    // Meanwhile the window may have let go of the lines that these ones come before.
    if (older.place !== place) return;
    const fresh = page.lines.filter(({ key }) => !known.has(key));
    Object.assign(older, {
      place: page.lines[0]?.row ?? older.place,
      near: page.near,
      isDone: page.isStart,
      held: [...fresh, ...older.held],
    });
  }

  async newer({ container, newer }: LogEnds, signal: AbortSignal): Promise<void> {
    const asked: Asked = { side: "after", ...placeIn(newer.place), near: newer.near, limit: pageLines };
    const { place } = newer;
    const page = await this.#read(container, asked, signal);
    if (newer.place !== place) return;
    Object.assign(newer, {
      place: page.lines.at(-1)?.row ?? newer.place,
      near: page.near,
      isDone: page.isEnd,
      held: [...newer.held, ...page.lines],
    });
  }

  /** Both ends anew, around a place. */
  async around(ends: LogEnds, place: LogPlace, near: number | undefined, signal: AbortSignal): Promise<void> {
    const asked: Asked = { side: "around", ...placeIn(place), near, limit: pageLines };
    const page = await this.#read(ends.container, asked, signal);
    const split = page.lines.findIndex(({ row }) => comparePlaces(row, place) >= 0);
    begin(ends, { ...page, before: split < 0 ? page.lines.length : split });
  }

  /** Both ends anew, from the first line on. */
  async first(ends: LogEnds, signal: AbortSignal): Promise<void> {
    const page = await this.#read(ends.container, { side: "after", limit: pageLines }, signal);
    begin(ends, { ...page, before: 0 });
  }

  async #read(container: string, { near, ...asked }: Asked, signal: AbortSignal): Promise<LogPage> {
    const input = { environment: this.#environment, container, ...asked };
    const page = await call(logs.page, near === undefined ? input : { ...input, near }, { signal });
    return {
      lines: page.lines.map((row) => lineItem(container, row)),
      isStart: page.isStart,
      isEnd: page.isEnd,
      near: page.near ?? undefined,
    };
  }
}

const placeIn = (place: LogPlace | null): { at?: string; nth?: number } =>
  place === null ? {} : { at: place.at, nth: place.nth };

const begin = ({ older, newer }: LogEnds, page: SplitPage): void => {
  const [first] = page.lines;
  Object.assign(older, newEdge(), {
    place: first?.row ?? null,
    isDone: page.isStart || (!first && page.isEnd),
    near: page.near,
    held: page.lines.slice(0, page.before),
  });
  Object.assign(newer, newEdge(), {
    place: page.lines.at(-1)?.row ?? null,
    isDone: page.isEnd,
    held: page.lines.slice(page.before),
  });
};

/** The names of the first items, which a page before them may hold again. */
export const firstKeys = (items: readonly LogItem[]): ReadonlySet<string> =>
  new Set(items.slice(0, pageLines).map(({ key }) => key));
