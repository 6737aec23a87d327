import type { Messages } from "#lib/i18n/messages.ts";

/** A flag that the messages have words for; a test holds the two lists equal. */
export type FlagWord = keyof Messages["run"]["flags"];
