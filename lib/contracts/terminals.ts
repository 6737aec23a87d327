import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { execCommand, execDetail, execFacts, execOptions } from "./exec-options.ts";
import { terminalEnd } from "./terminal-end.ts";

const sessionId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "not a terminal's id");

/** The terminal's size in characters; the bounds keep a broken client from asking for the absurd. */
const size = { cols: z.number().int().min(2).max(1000), rows: z.number().int().min(1).max(500) };

/** Exact bytes, both ways: text would break what is split within a character. */
const bytes = z.instanceof(Uint8Array);

/** One message's most bytes of input; a longer paste is sent in pieces. */
export const maxInputBytes = 16 * 1024;
/** How many bytes of output may be under way unacknowledged before the engine's stream is paused. */
export const outputWindowBytes = 256 * 1024;

const terminalKind = z.enum(["exec", "attach"]);

export const terminalSession = z.strictObject({
  id: sessionId,
  kind: terminalKind,
  environment: environmentId,
  /** The container's full id, and its name when the terminal was opened. */
  container: z.string(),
  containerName: z.string(),
  /** What was started; empty for attach. */
  command: z.array(z.string()),
  options: execFacts,
  tty: z.boolean(),
  /** False where what is typed goes nowhere: attached to a container without input, or whose input ends with its first reader. */
  takesInput: z.boolean(),
  openedAt: z.number(),
  /** Whether a browser holds it now. */
  connected: z.boolean(),
  /** Set once it is over; the last output can still be read for a while. */
  ended: z.strictObject({ reason: terminalEnd, exitCode: z.number().int().nullable() }).nullable(),
});
export type TerminalSession = z.infer<typeof terminalSession>;

const serverMessage = z.discriminatedUnion("type", [
  /** First on every opening. `offset` is the place in the output where what follows begins. */
  z.strictObject({
    type: z.literal("ready"),
    session: terminalSession,
    offset: z.number().int(),
    /** Output between what the reader had and `offset` that is no longer held. */
    lost: z.number().int(),
  }),
  z.strictObject({
    type: z.literal("output"),
    /** The place of the first byte of `data` in the whole output. */
    offset: z.number().int(),
    stream: z.enum(["tty", "stdout", "stderr"]),
    data: bytes,
  }),
  z.strictObject({
    type: z.literal("ended"),
    reason: terminalEnd,
    exitCode: z.number().int().nullable(),
    message: z.string().nullable(),
  }),
]);

const clientMessage = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("input"),
    data: bytes.refine(
      (data) => data.byteLength <= maxInputBytes,
      "input is sent in pieces of 16 kB at most",
    ),
  }),
  /** Everything before `offset` has been drawn. */
  z.strictObject({ type: z.literal("ack"), offset: z.number().int().min(0) }),
  z.strictObject({ type: z.literal("resize"), ...size }),
  /** No more input: half-closes standard input, as Ctrl-D does at a pipe. */
  z.strictObject({ type: z.literal("end-input") }),
  /** Ends the session for good, its processes with it (exec), or lets go (attach). */
  z.strictObject({ type: z.literal("close") }),
]);

/** An acknowledgement is the browser's own doing, and so is a new size. */
const useMessages = ["input", "end-input", "close"] as const;

export const terminals = {
  choices: command({
    summary: "Which shells a container has, by looking for them in it, and as which user it starts processes",
    method: "POST",
    path: "/environments/{environment}/containers/{container}/shells",
    access: "container.exec",
    audit: "container.look-for-shells",
    target: "container",
    input: z.strictObject({ environment: environmentId, container: containerRef }),
    output: z.strictObject({
      /** The best first; none in a container without a shell. */
      shells: z.array(z.string()),
      /** The container's own; empty for root. */
      user: z.string(),
      workingDir: z.string(),
    }),
  }),
  list: query({
    summary: "The caller's own terminals that are still held",
    path: "/terminals",
    access: "terminal.view",
    input: z.strictObject({}),
    output: z.array(terminalSession),
  }),
  close: command({
    summary: "End one of the caller's terminals and clean up what it started",
    method: "DELETE",
    path: "/terminals/{session}",
    access: "terminal.close",
    audit: "terminal.close",
    target: "session",
    input: z.strictObject({ session: sessionId }),
    output: z.strictObject({ id: sessionId }),
  }),
};

export const terminalChannels = {
  exec: channel({
    summary: "A new process in a container, as docker exec -it",
    name: "terminals.exec",
    access: "container.exec",
    audit: "container.exec",
    auditDetail: execDetail,
    target: "container",
    input: z.strictObject({
      environment: environmentId,
      container: containerRef,
      /** Without it the best shell that the container has: bash, zsh, ash, sh. */
      command: execCommand.optional(),
      tty: z.boolean(),
      ...execOptions,
      ...size,
    }),
    serverMessage,
    clientMessage,
    useMessages,
  }),
  attach: channel({
    summary: "The container's own process, as docker attach",
    name: "terminals.attach",
    access: "container.attach",
    audit: "container.attach",
    target: "container",
    input: z.strictObject({ environment: environmentId, container: containerRef, ...size }),
    serverMessage,
    clientMessage,
    useMessages,
  }),
  resume: channel({
    summary: "A terminal that is still held, from the byte that the reader has",
    name: "terminals.resume",
    access: "terminal.view",
    audit: "terminal.resume",
    target: "session",
    input: z.strictObject({ session: sessionId, received: z.number().int().min(0), ...size }),
    serverMessage,
    clientMessage,
    useMessages,
  }),
};
