import { Unreadable } from "./unreadable.ts";

const units: Readonly<Record<string, number>> = {
  ...{ ns: 1, us: 1e3, "\u00b5s": 1e3, "\u03bcs": 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 },
};
const partPattern = /([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/g;

/** `1m30s`, `1.5h`, `500ms` -> nanoseconds, by the grammar of Go's `time.ParseDuration`; never negative. */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(partPattern)];
  const isWhole = parts.map(([part]) => part).join("") === text.replace(/^\+/, "");
  if (text === "0") return 0;
  if (parts.length === 0 || !isWhole) throw new Unreadable("1m30s");
  const total = parts.reduce((sum, [, number, unit = ""]) => sum + Number(number) * (units[unit] ?? 0), 0);
  const rounded = Math.round(total);
  if (!Number.isSafeInteger(rounded)) throw new Unreadable("1m30s");
  return rounded;
}

const written: readonly (readonly [string, number])[] = [
  ["h", 3600e9],
  ["m", 60e9],
  ["s", 1e9],
  ["ms", 1e6],
  ["us", 1e3],
  ["ns", 1],
];

/** Nanoseconds as few whole parts: `1m30s`, `500ms`. */
export function writeDuration(nanoseconds: number): string {
  let rest = nanoseconds;
  const parts = written.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? "" : `${count}${unit}`;
  });
  return parts.join("") || "0s";
}
