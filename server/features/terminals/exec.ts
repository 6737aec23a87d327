import { setTimeout as delay } from "node:timers/promises";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { OutputPiece } from "../../engine/frames.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";
import { isApiAtLeast } from "../../engine/negotiate.ts";
import { findExecEnding } from "./ending.ts";
import type { TerminalEngine } from "./engine.ts";
import { markerEnvironment, markerKeys } from "./marker.ts";
import type { ProcessCleaner } from "./process-cleaner.ts";
import { couldNotStart, shellCommands } from "./shells.ts";
import type { TerminalProcess, TerminalSize } from "./terminal-process.ts";

export type ExecRequest = {
  /** Its full id. */
  container: string;
  /** Absent: the best shell that the container has. */
  command: readonly string[] | undefined;
  tty: boolean;
  size: TerminalSize;
  marker: string;
};

type Started = { exec: string; stream: HijackedStream; command: readonly string[] };

/** Starts a process in a container. Rejects with the engine's error, or `engine_refused` when there is no shell. */
export const startExec = async (
  engine: TerminalEngine,
  request: ExecRequest,
  cleaner: ProcessCleaner,
): Promise<TerminalProcess> => {
  const started = request.command
    ? await start(engine, request, request.command)
    : await startShell(engine, request);
  const { exec, stream, command } = started;
  const resize = (size: TerminalSize) => (request.tty ? resizeExec(engine, exec, size) : Promise.resolve());
  if (!isApiAtLeast(await engine.client.apiVersion(), "1.42")) void resize(request.size);
  return {
    stream,
    command,
    tty: request.tty,
    takesInput: true,
    resize,
    findEnding: () => findExecEnding(engine, { exec, container: request.container }),
    async cleanUp() {
      const result = await cleaner.clean(engine, request.container, request.marker);
      if (result === "no-shell") await hangUp(engine, exec, started, request.tty);
    },
  };
};

const start = async (
  engine: TerminalEngine,
  request: ExecRequest,
  command: readonly string[],
): Promise<Started> => {
  const { tty, size, marker } = request;
  const exec = await engine.client.execCreate(request.container, {
    command,
    tty,
    stdin: true,
    size,
    env: markerEnvironment(marker),
    detachKeys: markerKeys(marker),
  });
  const stream = await engine.client.execStart(exec, { tty, size });
  return { exec, stream, command };
};

const startShell = async (engine: TerminalEngine, request: ExecRequest): Promise<Started> => {
  for (const command of shellCommands) {
    const started = await start(engine, request, command);
    if (await isRunning(engine, started)) return started;
    started.stream.destroy();
  }
  throw new CodedError("engine_refused", "This container has no shell", {
    reason: "None of sh, bash, ash and zsh could be started in this container. Give a command that it has.",
  });
};

/** The engine starts the process after it has taken over the connection: a shell that is missing is known a bit later. */
const isRunning = async (engine: TerminalEngine, { exec, stream }: Started): Promise<boolean> => {
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 100)) {
    const { Pid, Running, ExitCode } = await engine.client.execInspect(exec);
    if (Running && Pid > 0) return true;
    if (!Running && ExitCode !== null) return !(await saysItCouldNotStart(stream, ExitCode));
    if (stream.destroyed)
      throw stream.failure ?? new CodedError("engine_unreachable", "The engine broke off");
    await delay(waitMs);
  }
};

/** Looks at the first output without taking it away: a shell that ended by itself at once did start. */
const saysItCouldNotStart = async (stream: HijackedStream, exitCode: number): Promise<boolean> => {
  if (!couldNotStart.exitCodes.has(exitCode)) return false;
  for (let waitMs = 1; waitMs < 200; waitMs *= 2) {
    const piece = stream.read() as OutputPiece | null;
    if (piece) {
      stream.unshift(piece);
      return couldNotStart.words.test(piece.bytes.toString("utf8"));
    }
    if (stream.readableEnded || stream.destroyed) return false;
    await delay(waitMs);
  }
  return false;
};

/** A process that ends while its window is being dragged is no failure; nor is a size that could not be set. */
const resizeExec = async (engine: TerminalEngine, exec: string, size: TerminalSize): Promise<void> => {
  try {
    await engine.client.execResize(exec, size);
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};

/** Without a shell no signal can be sent; what is left is what a person would do: Ctrl-C, Ctrl-D, Ctrl-\\. */
const hangUp = async (
  engine: TerminalEngine,
  exec: string,
  { stream }: Started,
  tty: boolean,
): Promise<void> => {
  const keys = tty ? [0x03, 0x04, 0x1c] : [];
  for (const key of keys) {
    if (!(await stillRuns(engine, exec)) || !stream.writable) return;
    stream.write(Buffer.of(key));
    await delay(100);
  }
  if (stream.writable) stream.end();
};

const stillRuns = async (engine: TerminalEngine, exec: string): Promise<boolean> => {
  try {
    return (await engine.client.execInspect(exec)).Running;
  } catch (error) {
    if (isCodedError(error)) return false;
    throw error;
  }
};
