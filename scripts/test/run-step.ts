import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a program of `node_modules/.bin`, or any on PATH, in the foreground; gives its exit code. */
export async function runStep(
  command: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<number> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
  const child = spawn(command, args, { stdio: "inherit", env });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  // Ctrl-C reaches the child through the terminal; this process waits for what the child then does.
  const ignore = () => undefined;
  process.on("SIGTERM", pass).on("SIGINT", ignore);
  const [code] = (await once(child, "close")) as [number | null];
  process.off("SIGTERM", pass).off("SIGINT", ignore);
  return code ?? 1;
}
