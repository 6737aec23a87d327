import type { StreamedFile } from "./streamed-file.ts";
import type { StreamedText } from "./streamed-text.ts";

/** What a route answers. `body` is JSON text, or other text, or a file, that is still to come. */
export type Outcome = { body: string | StreamedText | StreamedFile; cookies: string[] };
