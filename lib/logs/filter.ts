import { type LogLevel, levelOf, logLevels } from "./level.ts";

/** Which lines are wanted. What is left out wants all. */
export type LogFilter = {
  text?: string | undefined;
  /** `text` is a regular expression of JavaScript. */
  regex?: boolean | undefined;
  /** Without it: small letters match capitals, but a search with a capital in it is exact. */
  exactCase?: boolean | undefined;
  /** The lines that do not hold the text. */
  inverse?: boolean | undefined;
  source?: "stdout" | "stderr" | undefined;
  /** Levels joined by commas; `none` is a line that names none. */
  levels?: string | undefined;
};

export const maxPatternLength = 500;
/** No more of a line is searched with a regular expression. */
const searchedLength = 16 * 1024;

const special = /[\\^$.*+?()[\]{}|]/g;

/** A search in small letters matches capitals too. */
const isCaseSensitive = ({ text = "", exactCase = false }: LogFilter): boolean =>
  exactCase || /\p{Lu}/u.test(text);

/** The pattern that finds the text, for all its places in a line; null without one. Throws `SyntaxError` for a bad one. */
export const patternOf = (filter: LogFilter): RegExp | null => {
  const { text = "", regex = false } = filter;
  if (text === "") return null;
  const source = regex ? text : text.replace(special, "\\$&");
  const flags = `g${isCaseSensitive(filter) ? "" : "i"}`;
  // With `u` classes such as \p{L} work; but it refuses escapes that people use all the same.
  try {
    return new RegExp(source, `${flags}u`);
  } catch (error) {
    if (!regex) throw error;
    return new RegExp(source, flags);
  }
};

export const parseLevels = (levels: string | undefined): ReadonlySet<LogLevel | "none"> | null => {
  if (levels === undefined || levels === "") return null;
  const known: readonly string[] = [...logLevels, "none"];
  return new Set(levels.split(",").filter((level) => known.includes(level)) as (LogLevel | "none")[]);
};

export const isFiltering = (filter: LogFilter): boolean =>
  (filter.text ?? "") !== "" || filter.source !== undefined || parseLevels(filter.levels) !== null;

/** Whether a line is wanted. Throws `SyntaxError` where the filter's regular expression is none. */
export const lineMatcher = (filter: LogFilter): ((text: string, source: string) => boolean) => {
  const pattern = patternOf(filter);
  const levels = parseLevels(filter.levels);
  const { source: wanted, inverse = false } = filter;
  return (text, source) => {
    if (wanted !== undefined && source !== wanted && source !== "tty") return false;
    if (levels && !levels.has(levelOf(text) ?? "none")) return false;
    if (!pattern) return true;
    pattern.lastIndex = 0;
    return pattern.test(text.length > searchedLength ? text.slice(0, searchedLength) : text) !== inverse;
  };
};
