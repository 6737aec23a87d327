import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { visible } from "#lib/format/control-characters.ts";

/** The program that a terminal runs, by its short name; null for the container's own process. */
export const programOf = ({ command }: Pick<TerminalSession, "command">): string | null => {
  const path = command[0];
  return path === undefined ? null : visible(path.slice(path.lastIndexOf("/") + 1));
};
