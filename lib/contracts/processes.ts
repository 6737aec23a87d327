import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { isPsOptions } from "../docker/ps-options.ts";
import { signal } from "../docker/signals.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}/processes";

/** What the host's `ps` is asked; without `container.inspect` only the choices of `lib/docker/ps-options.ts`. */
const ps = z.string().refine(isPsOptions, "must be options of ps").default("-ef");

/** A process has at most so many to show; there are more where `total` says so. */
const processTable = z.strictObject({
  titles: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  total: z.number().int(),
  /** Whether arguments were left out, for a reader without `container.inspect`. */
  redacted: z.boolean(),
});
export type ProcessTable = z.infer<typeof processTable>;

const insideProcess = z.strictObject({ pid: z.number().int(), command: z.string() });
export type InsideProcess = z.infer<typeof insideProcess>;

export const processes = {
  list: query({
    summary: "A container's processes as its host sees them, like docker top",
    path: base,
    access: "container.top",
    target: "container",
    input: z.strictObject({ ...one, ps }),
    output: processTable,
  }),
  inside: command({
    summary: "A container's processes as it numbers them itself: by running its own ps in it",
    method: "POST",
    path: `${base}/inside`,
    access: "container.exec",
    audit: "process.look",
    target: "container",
    input: z.strictObject(one),
    output: z.strictObject({ processes: z.array(insideProcess), redacted: z.boolean() }),
  }),
  signal: command({
    summary:
      "Send a signal to a process, by the number that it has inside its container, by running kill there",
    method: "POST",
    path: `${base}/{pid}/signal`,
    access: "container.exec",
    audit: "process.signal",
    auditDetail: ({ pid, signal: sent }) => `${sent} ${pid}`,
    target: "container",
    input: z.strictObject({ ...one, pid: z.coerce.number().int().min(1).max(4_194_304), signal }),
    output: z.strictObject({ id: z.string() }),
  }),
};

export const processChannels = {
  follow: channel({
    summary: "A container's processes, read anew every two seconds while somebody looks",
    name: "processes.follow",
    access: "container.top",
    target: "container",
    input: z.strictObject({ ...one, ps }),
    serverMessage: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("processes"), table: processTable }),
      /** It does not run, or cannot be read just now; `reason` is the engine's. */
      z.strictObject({ type: z.literal("idle"), reason: z.string().nullable() }),
    ]),
    clientMessage: z.never(),
  }),
};
