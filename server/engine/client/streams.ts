import type { HijackedStream } from "../hijacked-stream.ts";
import { containerRef, execRef } from "../ids.ts";
import { isApiAtLeast } from "../negotiate.ts";
import { parseEngine } from "../types/parse.ts";
import { type ExecInspect, execCreated, execInspect } from "../types/system.ts";
import type { Call, CallOptions } from "./call.ts";

export type TerminalSize = { readonly cols: number; readonly rows: number };

export type ExecSpec = {
  readonly command: readonly string[];
  readonly tty: boolean;
  /** Standard input is attached. */
  readonly stdin: boolean;
  /** The terminal's size from the first byte on (API 1.42; older ones get a resize after the start). */
  readonly size?: TerminalSize | undefined;
  readonly env?: readonly string[] | undefined;
  readonly user?: string | undefined;
  readonly workingDir?: string | undefined;
  /** With all capabilities, whatever the container has. */
  readonly privileged?: boolean | undefined;
  /** Keys that detach; the engine's default, Ctrl-P Ctrl-Q, holds back each Ctrl-P of a shell. */
  readonly detachKeys?: string | undefined;
};

export type AttachOptions = CallOptions & {
  readonly stdin: boolean;
  /**
   * Replay what the container has written so far before what it writes now. The engine joins the two loosely: what is
   * written in the moment of attaching may come twice.
   */
  readonly logs?: boolean;
  /** The container's own `Config.Tty`; needed below API 1.42, where the answer does not say. */
  readonly tty?: boolean | undefined;
  readonly detachKeys?: string | undefined;
};

/** No deadline once connected: what a stream waits for is the process. */
const stream = { firstByteMs: 10_000, mutation: true } as const;

export const createStreamCalls = (call: Call, apiVersion: () => Promise<string>) => {
  const consoleSize = async (size: TerminalSize | undefined) =>
    size && isApiAtLeast(await apiVersion(), "1.42") ? { ConsoleSize: [size.rows, size.cols] } : {};

  return {
    /** `POST /containers/{id}/exec`; returns the exec's id. Nothing runs yet. */
    async execCreate(ref: string, spec: ExecSpec, options: CallOptions = {}): Promise<string> {
      const body = {
        AttachStdin: spec.stdin,
        AttachStdout: true,
        AttachStderr: true,
        Tty: spec.tty,
        Cmd: [...spec.command],
        ...(spec.env && { Env: [...spec.env] }),
        ...(spec.user && { User: spec.user }),
        ...(spec.workingDir && { WorkingDir: spec.workingDir }),
        ...(spec.privileged && { Privileged: true }),
        ...(spec.detachKeys && { DetachKeys: spec.detachKeys }),
        ...(spec.tty ? await consoleSize(spec.size) : {}),
      };
      // Checked before dockerode sees it: it takes `.Id` of any answer, in a callback that must not throw.
      const check = (answer: unknown) => parseEngine(execCreated, answer, "exec");
      const exec = await call({ ...options, mutation: true, check }, (docker) =>
        docker.getContainer(containerRef(ref)).exec(body as object),
      );
      return (exec as { id: string }).id;
    },

    /**
     * `POST /exec/{id}/start`, hijacked. `tty` must be what `execCreate` was given: the framing follows this one.
     * A missing command does not fail here: the engine's complaint comes as output, then exit code 126 or 127.
     */
    async execStart(
      exec: string,
      spec: { readonly tty: boolean; readonly size?: TerminalSize | undefined },
      options: CallOptions = {},
    ): Promise<HijackedStream> {
      const body = { Detach: false, Tty: spec.tty, ...(spec.tty ? await consoleSize(spec.size) : {}) };
      const answer = await call({ ...options, ...stream, tty: spec.tty }, (docker) =>
        docker.getExec(execRef(exec)).start({ hijack: true, stdin: true, _body: body } as object),
      );
      return answer as HijackedStream;
    },

    /** `GET /exec/{id}/json`. `not_found` once its container is gone. */
    async execInspect(exec: string, options: CallOptions = {}): Promise<ExecInspect> {
      const answer = await call(options, (docker) => docker.getExec(execRef(exec)).inspect());
      return parseEngine(execInspect, answer, "exec");
    },

    /** Sets an exec's terminal size. Only after `execStart` resolved: before it, the engine blocks 10 s and fails. */
    async execResize(exec: string, size: TerminalSize, options: CallOptions = {}): Promise<void> {
      await call({ ...options, answer: "empty" }, (docker) =>
        docker.getExec(execRef(exec)).resize({ h: size.rows, w: size.cols }),
      );
    },

    /** `POST /containers/{id}/attach`, hijacked: the container's first process. */
    async attach(
      ref: string,
      { tty, stdin, logs, detachKeys, ...options }: AttachOptions,
    ): Promise<HijackedStream> {
      const knowsFraming = isApiAtLeast(await apiVersion(), "1.42");
      const query = { stream: 1, stdin: stdin ? 1 : 0, stdout: 1, stderr: 1, logs: logs ? 1 : 0, detachKeys };
      const plan = { ...options, ...stream, mutation: false, tty: knowsFraming ? undefined : (tty ?? false) };
      const answer = await call(plan, (docker) =>
        docker.getContainer(containerRef(ref)).attach({ hijack: true, stdin: true, _query: query } as object),
      );
      return answer as HijackedStream;
    },
  };
};
