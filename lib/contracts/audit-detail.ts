import { shellLine } from "../docker/shell-quote.ts";
import { errorCodes } from "../errors/coded-error.ts";
import { visible } from "../format/control-characters.ts";

const commandLength = 300;
const mostNames = 20;

/** What there is to say of an act's options, as words in a row: `force volumes`. Null where nothing was asked for. */
export const optionWords = (...words: readonly (string | false | undefined)[]): string | null =>
  words.filter(Boolean).join(" ") || null;

/** An option with its value: `timeout=10`. Nothing where it was not given. */
export const optionValue = (name: string, value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : `${name}=${value}`;

/** What a prune was asked for: `all confirmed=3`. */
export const pruneWords = ({ all, confirmed }: { all?: boolean | undefined; confirmed: readonly string[] }) =>
  optionWords(all && "all", optionValue("confirmed", confirmed.length));

/** A command as a shell would be given it, on one line of 300 characters at most. */
export const commandWords = (words: readonly string[]): string => {
  const characters = [...visible(shellLine(words))];
  if (characters.length <= commandLength) return characters.join("");
  return `${characters.slice(0, commandLength - 1).join("")}…`;
};

/** What went, by name: how many, and the first twenty of them. */
export const removedWords = (names: readonly string[]): string => {
  const more = names.length > mostNames ? [`+${names.length - mostNames}`] : [];
  const some = [...names.slice(0, mostNames), ...more].join(", ");
  return some === "" ? "removed=0" : `removed=${names.length}: ${some}`;
};

const between = "; ";

/** How an act failed as its row's detail: the error's code, and what else is known of it (what it was done to). */
export const failureDetail = (code: string, note: string | null): string =>
  note === null ? code : `${code}${between}${note}`;

/** Takes apart what `failureDetail` wrote; anything else is one whole. */
export const readFailure = (detail: string): { code: string; note: string | null } => {
  const end = detail.indexOf(between);
  const code = detail.slice(0, end);
  return end > 0 && errorCodes.some((known) => known === code)
    ? { code, note: detail.slice(end + between.length) }
    : { code: detail, note: null };
};
