import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { execCommand, execDetail, execFacts, execOptions } from "./exec-options.ts";
import { terminalEnd } from "./terminal-end.ts";

const execId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "not a detached command's id");

/** A command that runs by itself: it goes on when its page is closed. Times are ms since the epoch. */
export const detachedExec = z.strictObject({
  id: execId,
  environment: environmentId,
  /** The container's full id, and its name when the command was started. */
  container: z.string(),
  containerName: z.string(),
  command: z.array(z.string()),
  options: execFacts,
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** How long it ran, or has run so far; measured apart from the clock. */
  durationMs: z.number(),
  /** Set once it is over. A code is there only where the engine vouched for it. */
  ended: z
    .strictObject({
      reason: terminalEnd,
      exitCode: z.number().int().nullable(),
      /** The engine's own words where it could not be started. */
      message: z.string().nullable(),
    })
    .nullable(),
  /** Bytes of output in all, kept or not. */
  bytes: z.strictObject({ stdout: z.number(), stderr: z.number() }),
});
export type DetachedExec = z.infer<typeof detachedExec>;

/** Output in the order in which it came. */
const outputPart = z.strictObject({ stream: z.enum(["stdout", "stderr"]), text: z.string() });
export type OutputPart = z.infer<typeof outputPart>;

/** The first and the last part of all output, and how many bytes between them are not kept. */
export const keptOutput = z.strictObject({
  first: z.array(outputPart),
  left: z.strictObject({ stdout: z.number(), stderr: z.number() }).nullable(),
  last: z.array(outputPart),
});
export type KeptOutput = z.infer<typeof keptOutput>;

const one = { exec: execId };

export const execs = {
  list: query({
    summary: "The caller's own detached commands: those that run, and the last ones that ended",
    path: "/execs",
    access: "terminal.view",
    input: z.strictObject({}),
    output: z.array(detachedExec),
  }),
  get: query({
    summary: "One of the caller's detached commands, with its output",
    path: "/execs/{exec}",
    access: "terminal.view",
    target: "exec",
    input: z.strictObject(one),
    output: z.strictObject({ exec: detachedExec, output: keptOutput }),
  }),
  start: command({
    summary: "Run a command in a container without a terminal, as docker exec -d; its output is kept",
    method: "POST",
    path: "/environments/{environment}/containers/{container}/execs",
    access: "container.exec",
    audit: "container.exec-detached",
    auditDetail: execDetail,
    target: "container",
    errors: ["host_power_required", "confirmation_outdated", "limit_reached"],
    input: z.strictObject({
      environment: environmentId,
      container: containerRef,
      command: execCommand,
      ...execOptions,
    }),
    output: detachedExec,
  }),
  stop: command({
    summary: "End one of the caller's detached commands with all that it started",
    method: "POST",
    path: "/execs/{exec}/stop",
    access: "terminal.close",
    audit: "exec.stop",
    target: "exec",
    input: z.strictObject(one),
    output: detachedExec,
  }),
  forget: command({
    summary: "Forget a detached command that is over, with its output",
    method: "DELETE",
    path: "/execs/{exec}",
    access: "terminal.close",
    audit: "exec.forget",
    target: "exec",
    errors: ["conflict"],
    input: z.strictObject(one),
    output: z.strictObject({ id: execId }),
  }),
};

export const execChannels = {
  follow: channel({
    summary: "A detached command as it runs: all of it at once, then again when it has changed",
    name: "execs.follow",
    access: "terminal.view",
    target: "exec",
    input: z.strictObject({ ...one, withOutput: z.boolean().default(true) }),
    serverMessage: z.strictObject({ exec: detachedExec, output: keptOutput.nullable() }),
    clientMessage: z.never(),
  }),
};
