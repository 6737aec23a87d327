import { readableFileText } from "#lib/docker/file-path.ts";
import { visible } from "#lib/format/control-characters.ts";

/** A file's name or path for people: nothing in it hides, turns the line around, or is left out. */
export const shownName = (name: string): string => visible(readableFileText(name));
