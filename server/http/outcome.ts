import type { StreamedText } from "./streamed-text.ts";

/** What a route answers. `body` is JSON text, or other text that is still to come. */
export type Outcome = { body: string | StreamedText; cookies: string[] };
