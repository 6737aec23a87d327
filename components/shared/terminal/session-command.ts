import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { dockerCommand } from "#lib/docker/cli.ts";

/** The docker line that opens the same terminal; of variables it has the names. */
export const sessionCommand = ({ kind, containerName, command, tty, options }: TerminalSession): string =>
  kind === "attach"
    ? dockerCommand({ action: "attach", container: containerName })
    : dockerCommand({
        action: "exec",
        container: containerName,
        command,
        tty,
        user: options.user || undefined,
        workingDir: options.workingDir || undefined,
        env: options.env,
        privileged: options.privileged,
      });
