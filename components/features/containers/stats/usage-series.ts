import type { ChartData, ChartSource } from "#components/shared/chart/chart-source.ts";
import type { UsageHistory } from "#lib/contracts/stats.ts";
import {
  type DrawnFigure as Column,
  drawnFigures as columns,
  mostReadings,
  ratePerSecond,
  type Usage,
} from "#lib/docker/stats.ts";

const totals: ReadonlySet<Column> = new Set(["received", "sent", "blockRead", "blockWritten"]);

type Reading = Pick<Usage, "at"> & { [column in Column]: number | null };

/** Bytes a second, since the reading before. */
export type Rates = Record<"received" | "sent" | "blockRead" | "blockWritten", number | null>;

/**
 * The readings of one container as charts want them: times in seconds, and totals as what they grew by a second. Adding
 * one takes the same work however many there are.
 */
export class UsageSeries {
  readonly #times: number[] = [];
  readonly #values: Record<Column, (number | null)[]>;
  readonly #listeners = new Set<() => void>();
  #last: Reading | null = null;
  #latest: { usage: Usage; rates: Rates } | null = null;

  constructor() {
    this.#values = Object.fromEntries(columns.map((column) => [column, []])) as never;
  }

  /** The present reading; null while the container does not run. The same object until the next one. */
  latest = (): { usage: Usage; rates: Rates } | null => this.#latest;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** What a chart of these figures draws. */
  source(...shown: Column[]): ChartSource {
    const data = [this.#times, ...shown.map((column) => this.#values[column])] as unknown as ChartData;
    return { data: () => data, subscribe: this.subscribe };
  }

  /** Begins anew with what the server has kept. */
  reset(history: UsageHistory): void {
    this.#times.length = 0;
    for (const column of columns) this.#values[column].length = 0;
    this.#last = null;
    history.at.forEach((at, index) => {
      const figures = columns.map((column) => [column, history[column][index] ?? null]);
      this.#append({ at, ...Object.fromEntries(figures) } as Reading);
    });
    this.#changed();
  }

  push(usage: Usage): void {
    const rates = this.#append(usage);
    this.#latest = { usage, rates };
    this.#changed();
  }

  /** There is nothing to read: the container does not run, or the panel cannot be reached. */
  gap(): void {
    this.#latest = null;
    if (this.#last) {
      const nothing = Object.fromEntries(columns.map((column) => [column, null]));
      this.#append({ at: this.#last.at + 1, ...nothing } as Reading);
      this.#last = null;
    }
    this.#changed();
  }

  #append(reading: Reading): Rates {
    const rates = this.#ratesOf(reading);
    if (this.#times.length === mostReadings) {
      this.#times.shift();
      for (const column of columns) this.#values[column].shift();
    }
    this.#times.push(reading.at / 1000);
    for (const column of columns) {
      this.#values[column].push(totals.has(column) ? rates[column as keyof Rates] : reading[column]);
    }
    this.#last = reading.memory === null ? null : reading;
    return rates;
  }

  #ratesOf(reading: Reading): Rates {
    const rate = (column: keyof Rates): number | null => {
      const [before, now] = [this.#last?.[column], reading[column]];
      if (!this.#last || before == null || now === null) return null;
      return ratePerSecond({ at: this.#last.at, total: before }, { at: reading.at, total: now });
    };
    return {
      received: rate("received"),
      sent: rate("sent"),
      blockRead: rate("blockRead"),
      blockWritten: rate("blockWritten"),
    };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
