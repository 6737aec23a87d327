import { byteFormat } from "#lib/format/bytes.ts";

export type UsageFormat = {
  /** Two digits after the point, as `docker stats` has them; the argument is a number of percent. */
  percent(value: number | null): string;
  /** Memory, in powers of 1024. */
  memory(bytes: number | null): string;
  /** Network and disk, in powers of 1000. */
  traffic(bytes: number | null): string;
};

const unknown = "–";

/** How usage is written in a language. Keep the result: building it is slow. */
export const createUsageFormat = (locale: string): UsageFormat => {
  const bytes = byteFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return {
    percent: (value) => (value === null ? unknown : percent.format(value / 100)),
    memory: (value) => (value === null ? unknown : bytes.binary(value)),
    traffic: (value) => (value === null ? unknown : bytes.decimal(value)),
  };
};
