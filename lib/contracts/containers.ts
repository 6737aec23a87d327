import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { signal } from "../docker/signals.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { containerDetail } from "./container-detail.ts";
import { containerRow } from "./container-row.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers";
const done = z.strictObject({ id: z.string() });
/** Seconds until the engine kills. `-1` waits for ever, as the engine's API has it. */
const timeout = z.number().int().min(-1).max(86_400);

export const containers = {
  list: query({
    summary: "All containers, running or not, from the live replica",
    path: base,
    access: "container.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(containerRow),
  }),
  get: query({
    summary: "One container, in full; values that may be secret are withheld without container.inspect",
    path: `${base}/{container}`,
    access: "container.view",
    target: "container",
    input: z.strictObject(one),
    output: containerDetail,
  }),
  json: query({
    summary: "What docker inspect prints for one container",
    path: `${base}/{container}/json`,
    access: "container.inspect",
    target: "container",
    input: z.strictObject(one),
    output: z.record(z.string(), z.unknown()),
  }),
  start: command({
    summary: "Start a container",
    method: "POST",
    path: `${base}/{container}/start`,
    access: "container.start",
    audit: "container.start",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  stop: command({
    summary: "Stop a container: its stop signal, then a kill after the timeout",
    method: "POST",
    path: `${base}/{container}/stop`,
    access: "container.stop",
    audit: "container.stop",
    auditDetail: ({ signal: sent, timeout: seconds }) => optionWords(sent, optionValue("timeout", seconds)),
    auditFailure: () => "proceed",
    target: "container",
    input: z.strictObject({ ...one, timeout: timeout.optional(), signal: signal.optional() }),
    output: done,
  }),
  restart: command({
    summary: "Stop a container and start it again",
    method: "POST",
    path: `${base}/{container}/restart`,
    access: "container.restart",
    audit: "container.restart",
    auditDetail: ({ signal: sent, timeout: seconds }) => optionWords(sent, optionValue("timeout", seconds)),
    target: "container",
    input: z.strictObject({ ...one, timeout: timeout.optional(), signal: signal.optional() }),
    output: done,
  }),
  kill: command({
    summary: "Send a signal to a container's first process",
    method: "POST",
    path: `${base}/{container}/kill`,
    access: "container.kill",
    audit: "container.kill",
    auditDetail: ({ signal: sent = "SIGKILL" }) => sent,
    // Other signals ask a program for something else than its end.
    auditFailure: ({ signal: sent }) => (sent === undefined || sent === "SIGKILL" ? "proceed" : "refuse"),
    target: "container",
    input: z.strictObject({ ...one, signal: signal.optional() }),
    output: done,
  }),
  pause: command({
    summary: "Freeze all processes of a container",
    method: "POST",
    path: `${base}/{container}/pause`,
    access: "container.pause",
    audit: "container.pause",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  unpause: command({
    summary: "Thaw a paused container",
    method: "POST",
    path: `${base}/{container}/unpause`,
    access: "container.unpause",
    audit: "container.unpause",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  remove: command({
    summary: "Remove a container; with volumes, its anonymous volumes go too",
    method: "DELETE",
    path: `${base}/{container}`,
    access: "container.remove",
    audit: "container.remove",
    auditDetail: ({ force, volumes }) => optionWords(force && "force", volumes && "volumes"),
    target: "container",
    input: z.strictObject({ ...one, force: z.boolean().optional(), volumes: z.boolean().optional() }),
    output: done,
  }),
};

export const containerChannels = {
  follow: channel({
    summary: "The containers list, live: a snapshot or what came after a position, then patches",
    name: "containers.follow",
    access: "container.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(containerRow),
    clientMessage: z.never(),
  }),
};
