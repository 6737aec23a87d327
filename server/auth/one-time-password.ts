import { randomInt } from "node:crypto";

/** Letters and digits that are not taken for one another, read aloud or copied from a screen. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 5;

/** A password to be handed to somebody and changed at once: four groups of five, some 99 bits. */
export const createOneTimePassword = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(""),
  ).join("-");
