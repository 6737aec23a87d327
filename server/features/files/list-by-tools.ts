import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import type { FileEntry } from "#lib/contracts/files.ts";
import { kindOfUnixMode } from "#lib/docker/file-mode.ts";
import { fileBytes, fileText, hasRawBytes } from "#lib/docker/file-path.ts";
import type { ContainerFiles } from "./container-files.ts";
import { runTool, type ToolRun } from "./run-tool.ts";

/** Bytes as letters, each its own: names are cut out as bytes and read as text afterwards. */
const letters = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const textOf = (bytes: string): string => fileText(Buffer.from(bytes, "latin1"));

/**
 * What a folder holds, by the container's own `find` and `stat`: one directory is read and nothing below it. Batches of
 * entries as they come. Ends at once, having told nothing, where there are no such programs or the folder is not theirs
 * to read: `told` is false then, and another way must be found.
 *
 * Names can hold any byte but NUL, which not every `stat` can write. What stands between the fields is drawn anew for each
 * listing instead: nobody can have named a file after it.
 */
export async function* listByTools(
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<FileEntry[], { told: boolean }, void> {
  // `find` must get the path before its conditions, where `xargs` cannot put it.
  if (hasRawBytes(path)) return { told: false };
  const [start, next] = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")];
  const format = `${start}%f %s %u %g %Y${next}%U${next}%G${next}%n${next}%N`;
  const here = path === "/" ? "/." : `${path}/.`;
  const words = ["find", here, "-mindepth", "1", "-maxdepth", "1", "-exec", "stat", "-c", format, "{}", "+"];
  const run = await runTool(files, words, [], signal);
  const prefix = `${letters(fileBytes(here))}/`;
  let count = 0;
  for await (const records of recordsOf(run, start)) {
    const entries = records.flatMap((record) => readRecord(record, next, prefix) ?? []);
    count += entries.length;
    if (entries.length > 0) yield entries;
  }
  const { exitCode } = await run.ending();
  return { told: count > 0 || exitCode === 0 };
}

/** The records that each piece of output completes. */
async function* recordsOf({ output }: ToolRun, start: string): AsyncGenerator<string[], void, void> {
  let rest = "";
  for await (const piece of output) {
    const parts = (rest + letters(piece)).split(start);
    rest = start + (parts.pop() ?? "");
    if (parts.length > 1) yield parts.slice(1);
    if (rest.length > maxRecord) return;
  }
  yield [rest.slice(start.length)];
}

/** Twice a path, once a target, and what stands around them. */
const maxRecord = 64 * 1024;

const readRecord = (record: string, next: string, prefix: string): FileEntry | null => {
  const [numbers = "", owner = "", group = "", name = "", quoted = ""] = record
    .replace(/\n$/, "")
    .split(next);
  const [mode = "", size, uid, gid, seconds] = numbers.split(" ");
  const bits = Number.parseInt(mode, 16);
  if (!name.startsWith(prefix) || name.length === prefix.length || Number.isNaN(bits)) return null;
  const kind = kindOfUnixMode(bits);
  return {
    name: textOf(name.slice(prefix.length)),
    kind,
    size: numberOf(size),
    permissions: bits & 0o7777,
    uid: numberOf(uid),
    gid: numberOf(gid),
    owner: knownName(owner),
    group: knownName(group),
    modifiedAt: seconds === undefined ? null : Number(seconds) * 1000,
    target: kind === "link" ? targetOf(quoted, name) : null,
  };
};

const numberOf = (text: string | undefined): number | null =>
  text === undefined || !/^\d{1,16}$/.test(text) ? null : Number(text);

/** What `stat` writes where the container has no name for a number. */
const knownName = (name: string): string | null => (name === "" || name === "UNKNOWN" ? null : textOf(name));

/** `%N` of a link: `'name' -> 'target'` (busybox), or without the marks (coreutils, asked for literal names). */
const targetOf = (quoted: string, name: string): string | null => {
  const [marked, bare] = [`'${name}' -> '`, `${name} -> `];
  if (quoted.startsWith(marked)) return textOf(quoted.slice(marked.length, -1));
  return quoted.startsWith(bare) ? textOf(quoted.slice(bare.length)) : null;
};
