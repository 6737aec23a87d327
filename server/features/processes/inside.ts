import type { InsideProcess } from "#lib/contracts/processes.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../../engine/client.ts";
import { assertProgramRan, runInContainer } from "../../engine/run-in-container.ts";

type Runner = Pick<EngineClient, "execCreate" | "execStart" | "execInspect">;

const limits = { limitMs: 10_000, mostOutput: 256 * 1024 };
/** Known to procps and busybox alike. */
const psWords = ["-eo", "pid,args"];

/** Reads what `ps -eo pid,args` prints: a head, then a number and the rest of each line. */
const readInside = (output: string): InsideProcess[] =>
  output.split("\n").flatMap((line) => {
    const [, pid, command = ""] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), command: command.slice(0, 4_096) }];
  });

/** A container's processes by the numbers that they have in it; the `ps` that it runs for this is left out. */
export const listInside = async (client: Runner, container: string): Promise<InsideProcess[]> => {
  const { output, exitCode } = await runInContainer(client, container, {
    command: ["ps", ...psWords],
    ...limits,
  });
  assertProgramRan("ps", exitCode);
  if (exitCode !== 0)
    throw new CodedError("engine_refused", "ps failed in the container", { reason: output });
  const own = ["ps", ...psWords].join(" ");
  return readInside(output).filter(({ command }) => command !== own);
};

/** Runs `kill` in the container. Throws `engine_refused` with its words where it refuses, and where there is none. */
export const signalInside = async (
  client: Runner,
  container: string,
  { pid, signal }: { pid: number; signal: string },
): Promise<void> => {
  const command = ["kill", "-s", signal.replace(/^SIG/, ""), String(pid)];
  const { output, exitCode } = await runInContainer(client, container, { command, ...limits });
  assertProgramRan("kill", exitCode);
  if (exitCode === 0) return;
  throw new CodedError("engine_refused", "The signal was not sent", {
    reason: output.trim() || "kill did not end",
  });
};
