import { type LogTime, logTimePattern } from "#lib/logs/at.ts";
import { type LogFilter, maxPatternLength, parseLevels } from "#lib/logs/filter.ts";

/** What is searched for, and which lines are shown. */
export type LogQuery = LogFilter & { since?: LogTime | undefined; until?: LogTime | undefined };

/** The parameters of an address that say it; `only` shows the hits alone. */
export const queryParameters = [
  "q",
  "case",
  "regex",
  "inverse",
  "only",
  "stream",
  "levels",
  "since",
  "until",
] as const;
type Parameters = Partial<Record<(typeof queryParameters)[number], string>>;

/** Reads the query text of an address. What cannot be (an address may be typed by hand) is left out. */
export const readLogQuery = (text: string): LogQuery => {
  const parameters = new URLSearchParams(text);
  const of = (name: keyof Parameters) => parameters.get(name) ?? "";
  const timeOf = (name: "since" | "until") => (logTimePattern.test(of(name)) ? of(name) : undefined);
  const levels = [...(parseLevels(of("levels")) ?? [])].join(",");
  const stream = of("stream");
  return {
    text: of("q").slice(0, maxPatternLength),
    exactCase: of("case") === "1",
    regex: of("regex") === "1",
    inverse: of("inverse") === "1",
    source: stream === "stdout" || stream === "stderr" ? stream : undefined,
    levels: levels === "" ? undefined : levels,
    since: timeOf("since"),
    until: timeOf("until"),
  };
};

const names: Record<keyof LogQuery, keyof Parameters> = {
  text: "q",
  exactCase: "case",
  regex: "regex",
  inverse: "inverse",
  source: "stream",
  levels: "levels",
  since: "since",
  until: "until",
};

/** What a change of the query changes in the address; empty for what is not set. */
export const writeLogQuery = (change: Partial<LogQuery>): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(change) as (keyof LogQuery)[]).map((key) => {
      const value = change[key];
      return [names[key], value === true ? "1" : typeof value === "string" ? value : ""];
    }),
  );
