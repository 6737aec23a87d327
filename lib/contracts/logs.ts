import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { logTimePattern } from "../logs/at.ts";
import { maxPatternLength } from "../logs/filter.ts";
import { channel, download, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}/logs";

/** Nanoseconds since the epoch by the engine's clock, as text: a number cannot hold them. */
const logTime = z.string().regex(logTimePattern, "a time is nanoseconds since the epoch");
const place = { at: logTime, nth: z.number().int().min(0) };

/** The most bytes of a line that are sent with others; the rest is asked for. */
export const shownLineBytes = 16 * 1024;
/** The most lines of a page. */
const maxPageLines = 1000;
/** So many bytes may be under way to a reader that has not acknowledged them. */
export const logWindowBytes = 512 * 1024;

export const logLine = z.strictObject({
  /** With `nth`, its place among the lines of the same moment, the line's name for good. */
  ...place,
  source: z.enum(["stdout", "stderr", "tty"]),
  /** As UTF-8, without the newline; not more than 16 kB of it. */
  text: z.string(),
  /** Bytes of the whole line. */
  size: z.number().int(),
  cut: z.boolean(),
});
export type LogLineRow = z.infer<typeof logLine>;

const logPlace = z.strictObject(place);

const filter = {
  text: z.string().max(maxPatternLength).optional(),
  regex: z.boolean().optional(),
  exactCase: z.boolean().optional(),
  inverse: z.boolean().optional(),
  source: z.enum(["stdout", "stderr"]).optional(),
  levels: z.string().max(60).optional(),
  since: logTime.optional(),
  until: logTime.optional(),
};

export const logs = {
  page: query({
    summary: "Lines of a container's log before or after a place, or its newest or first ones",
    path: base,
    access: "container.logs",
    target: "container",
    input: z.strictObject({
      ...one,
      /** Before the place (without one: the newest), after it (without one: the first), or on both sides of it. */
      side: z.enum(["before", "after", "around"]),
      at: logTime.optional(),
      nth: z.number().int().min(0).optional(),
      /** How many entries from the end the place is, where an answer has said so: it is found faster. */
      near: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(maxPageLines).optional(),
    }),
    output: z.strictObject({
      lines: z.array(logLine),
      /** There is nothing before the first, or after the last of them. */
      isStart: z.boolean(),
      isEnd: z.boolean(),
      near: z.number().int().nullable(),
    }),
  }),
  count: query({
    summary: "About how many lines a container's log has",
    path: `${base}/count`,
    access: "container.logs",
    target: "container",
    input: z.strictObject(one),
    output: z.strictObject({
      /** By the engine's entries, of which a line beyond 16 kB is several; null where counting takes too long. */
      entries: z.number().int().nullable(),
      /** The newest line that is counted; null for an empty log. */
      upTo: logTime.nullable(),
    }),
  }),
  line: query({
    summary: "One line of a container's log, up to a megabyte of it",
    path: `${base}/line`,
    access: "container.logs",
    target: "container",
    input: z.strictObject({ ...one, ...place }),
    output: logLine.nullable(),
  }),
  download: download({
    summary: "A container's log as a file: exactly as it was written, or the lines that a filter wants",
    path: `${base}/download`,
    access: "container.logs",
    target: "container",
    downloads: ["text/plain", "application/gzip"],
    input: z.strictObject({
      ...one,
      ...filter,
      timestamps: z.boolean().optional(),
      gzip: z.boolean().optional(),
    }),
  }),
};

const lines = z.strictObject({
  type: z.literal("lines"),
  lines: z.array(logLine),
  /** To be acknowledged: the sum over all messages so far. */
  bytes: z.number().int(),
});
/** `numbers`: which of the lines that were searched each of them is, from 1. */
const hits = lines.extend({ numbers: z.array(z.number().int().min(1)) });
const ack = z.strictObject({ type: z.literal("ack"), bytes: z.number().int().min(0) });

const logFollowStates = ["live", "ended", "lost", "removed"] as const;

export const logChannels = {
  follow: channel({
    summary: "The newest lines of a container's log, then each as it is written",
    name: "logs.follow",
    access: "container.logs",
    target: "container",
    input: z.strictObject(one),
    serverMessage: z.discriminatedUnion("type", [
      lines,
      /** Lines that this reader was too slow for, or that an interruption kept back; they are read as a page. */
      z.strictObject({
        type: z.literal("dropped"),
        /** Null where nobody counted them. */
        count: z.number().int().nullable(),
        after: logPlace.nullable(),
        before: logPlace,
      }),
      z.strictObject({
        type: z.literal("state"),
        state: z.enum(logFollowStates),
        problem: z.string().nullable(),
      }),
    ]),
    clientMessage: ack,
  }),
  search: channel({
    summary: "All lines of a container's log that a filter wants, from the first line on",
    name: "logs.search",
    access: "container.logs",
    target: "container",
    input: z.strictObject({ ...one, ...filter }),
    serverMessage: z.discriminatedUnion("type", [
      hits,
      z.strictObject({
        type: z.literal("progress"),
        scanned: z.number().int(),
        found: z.number().int(),
        at: logTime.nullable(),
      }),
      z.strictObject({ type: z.literal("done"), scanned: z.number().int(), found: z.number().int() }),
      /** The pattern takes too long on a line. */
      z.strictObject({ type: z.literal("failed"), reason: z.enum(["slow-pattern", "interrupted"]) }),
    ]),
    clientMessage: ack,
  }),
};
