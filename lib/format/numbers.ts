/** Writes numbers for people. */
export type NumberFormats = {
  /** A count in full: "12,345". */
  count(value: number): string;
  /** A share, where 1 is 100 %, with at most one digit after the point: "12.3%". CPU use may exceed 100 %. */
  percent(share: number): string;
};

/** Makes the formats of a language once; keep the result. */
export function numberFormats(locale: string): NumberFormats {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return { count: (value) => count.format(value), percent: (share) => percent.format(share) };
}
