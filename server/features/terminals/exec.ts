import { setTimeout as delay } from "node:timers/promises";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { isApiAtLeast } from "../../engine/negotiate.ts";
import { findExecEnding } from "./ending.ts";
import type { TerminalEngine } from "./engine.ts";
import type { ExecSettings } from "./exec-request.ts";
import { markerEnvironment, markerKeys } from "./marker.ts";
import type { ProcessCleaner } from "./process-cleaner.ts";
import { findShell } from "./shells.ts";
import type { TerminalProcess, TerminalSize } from "./terminal-process.ts";

export type ExecRequest = {
  /** Its full id. */
  container: string;
  /** Absent: the best shell that the container has. */
  command: readonly string[] | undefined;
  tty: boolean;
  /** Whether somebody will write to it; without, it reads the end of its input at once. */
  stdin: boolean;
  settings: ExecSettings;
  size: TerminalSize;
  marker: string;
};

/**
 * Starts a process in a container. Rejects with the engine's error, and with `engine_refused` when no command was given
 * and there is no shell. A given command that does not exist starts all the same, and ends with 126 or 127.
 */
export const startExec = async (
  engine: TerminalEngine,
  request: ExecRequest,
  cleaner: ProcessCleaner,
): Promise<TerminalProcess> => {
  const { client } = engine;
  const { container, tty, stdin, size, marker, settings } = request;
  const { user, workingDir, privileged } = settings.facts;
  const command = request.command ?? (await findShell(engine, container));
  const marks = {
    // The last of two of the same name counts.
    env: [...settings.env, ...markerEnvironment(marker)],
    detachKeys: markerKeys(marker),
  };
  const options = { command, tty, stdin, size, user, workingDir, privileged, ...marks };
  const exec = await client.execCreate(container, options);
  const stream = await client.execStart(exec, { tty, size });
  const resize = (next: TerminalSize) => (tty ? resizeExec(engine, exec, next) : Promise.resolve());
  if (!isApiAtLeast(await client.apiVersion(), "1.42")) await resize(size);
  const process: TerminalProcess = {
    stream,
    command,
    options: settings.facts,
    tty,
    takesInput: stdin,
    resize,
    findEnding: () => findExecEnding(engine, { exec, container }),
    async cleanUp() {
      await untilStarted(engine, exec);
      const result = await cleaner.clean(engine, container, marker, settings.endedAs);
      if (result === "no-shell") await hangUp(engine, exec, process);
    },
  };
  return process;
};

/** A process that ends while its window is being dragged is no failure; nor is a size that could not be set. */
const resizeExec = async (engine: TerminalEngine, exec: string, size: TerminalSize): Promise<void> => {
  try {
    await engine.client.execResize(exec, size);
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};

const keyboard = { interrupt: 0x03, endOfInput: 0x04, quit: 0x1c };

/** Without a shell no signal can be sent. What is left is what a person would do: Ctrl-C, Ctrl-D, Ctrl-\. */
const hangUp = async (
  engine: TerminalEngine,
  exec: string,
  { stream, tty }: TerminalProcess,
): Promise<void> => {
  for (const key of tty ? Object.values(keyboard) : []) {
    if (!(await isRunning(engine, exec)) || !stream.writable) return;
    stream.write(Buffer.of(key));
    await delay(100);
  }
  if (stream.writable) stream.end();
};

const startMs = 10_000;

/**
 * The engine takes over the connection before it starts the process: one that is closed at once would be looked for
 * before it is there. An engine that does not answer is left to the cleaner, which says so.
 */
const untilStarted = async (engine: TerminalEngine, exec: string): Promise<void> => {
  const deadline = performance.now() + startMs;
  try {
    for (let waitMs = 5; performance.now() < deadline; waitMs = Math.min(waitMs * 2, 200)) {
      const { Pid, ExitCode } = await engine.client.execInspect(exec);
      if (Pid > 0 || ExitCode !== null) return;
      await delay(waitMs);
    }
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};

const isRunning = async (engine: TerminalEngine, exec: string): Promise<boolean> => {
  try {
    return (await engine.client.execInspect(exec)).Running;
  } catch (error) {
    if (isCodedError(error)) return false;
    throw error;
  }
};
