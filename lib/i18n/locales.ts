/** The languages the console speaks, each by its BCP 47 tag. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

const defaultLocale: Locale = "en";

/** Remembers the language that a person chose; without it the browser's own wish counts. */
export const localeCookie = "quayside-locale";

const known: ReadonlySet<string> = new Set(locales);
const isLocale = (value: string | undefined): value is Locale => value !== undefined && known.has(value);

/** A language tag's closest language of ours: any Chinese is answered in simplified Chinese. */
const closest = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split("-")[0];
  if (language === "zh") return "zh-CN";
  return language === "en" ? "en" : undefined;
};

/** Orders the tags of an `Accept-Language` header by their weight, the heaviest first. */
const byWeight = (header: string): string[] =>
  header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { tag, weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);

/** Picks the language of a request: the chosen one, else the first wish that we can meet, else English. */
export const pickLocale = (chosen: string | undefined, acceptLanguage: string | null): Locale => {
  if (isLocale(chosen)) return chosen;
  for (const tag of byWeight(acceptLanguage ?? "")) {
    const locale = closest(tag);
    if (locale !== undefined) return locale;
  }
  return defaultLocale;
};
