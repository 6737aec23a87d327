// What `zod` is in a browser (see `next.config.ts` and docs/decisions). Contracts name their paths, rights and types
// there; what is sent is checked by the server, and what it answers it has checked. So a schema is never asked anything
// in a browser, and 32 kB need not be loaded to build schemas that nobody asks.

const askedFor: ReadonlySet<string | symbol> = new Set([
  "parse",
  "parseAsync",
  "safeParse",
  "safeParseAsync",
  "decode",
  "encode",
]);

/** Every schema, and every way to make another of it. */
const schema: unknown = new Proxy(() => schema, {
  get: (_, key) => {
    if (askedFor.has(key)) throw new Error("There are no schemas in a browser: check by a plain function");
    return typeof key === "symbol" ? undefined : schema;
  },
});

export const z = schema;
