import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { execOptionWords } from "#lib/docker/exec-options.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";

/** What a saved command runs and how, on one line; `shell` are the words for the best shell there is. */
export const savedLine = (
  { command, user, workingDir, env, privileged }: SavedCommand,
  shell: string,
): string => {
  const options = execOptionWords({
    user: user ?? undefined,
    workingDir: workingDir ?? undefined,
    env: env.map((name) => ({ name })),
    privileged,
  });
  const words = [...(options.length > 0 ? [shellLine(options)] : []), command ? shellLine(command) : shell];
  return visible(words.join(" "));
};
