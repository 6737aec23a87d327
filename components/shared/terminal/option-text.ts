import type { ExecFacts } from "#lib/contracts/exec-options.ts";
import { execOptionWords } from "#lib/docker/exec-options.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";

/** The options that a process was started with, as the docker line has them; empty where nothing was chosen. */
export const optionText = ({ user, workingDir, env, privileged }: ExecFacts): string =>
  visible(
    shellLine(
      execOptionWords({
        user: user || undefined,
        workingDir: workingDir || undefined,
        env: env.map((name) => ({ name })),
        privileged,
      }),
    ),
  );
