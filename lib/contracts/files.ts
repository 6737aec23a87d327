import { z } from "zod";
import { fileKinds } from "../docker/file-mode.ts";
import { isFilePath, readableFileText } from "../docker/file-path.ts";
import { containerRef } from "../docker/names.ts";
import { visible } from "../format/control-characters.ts";
import { optionWords } from "./audit-detail.ts";
import { command, download, query, streamedQuery, upload } from "./contract.ts";
import { environmentId } from "./environments.ts";

/**
 * A path in a container: absolute, in its one form. Bytes that are not UTF-8 stand as the private characters U+EF80 to
 * U+EFFF (0xEF00 and the byte), so that every name there is can be asked for.
 */
const filePath = z.string().refine(isFilePath, {
  error: "must be absolute and plain: no '.', '..', '//', NUL, nor a slash at the end; at most 4095 bytes",
});
const belowRoot = filePath.refine((path) => path !== "/", { error: "must not be the root" });

/** One entry of a folder. */
export const fileEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(fileKinds),
  /** Bytes; null where only its other name (a hard link) tells. */
  size: z.number().nullable(),
  /** Twelve bits, as chmod has them. */
  permissions: z.number().int(),
  uid: z.number().nullable(),
  gid: z.number().nullable(),
  /** As the container itself calls them; null where it was not asked. */
  owner: z.string().nullable(),
  group: z.string().nullable(),
  /** ms since the epoch. */
  modifiedAt: z.number().nullable(),
  /** What is written in a link. */
  target: z.string().nullable(),
});
export type FileEntry = z.infer<typeof fileEntry>;

/** A listing comes in lines, each of them JSON: what it is, entries in the engine's order, how far it is, its end. */
export const listingLine = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("folder"),
    /** The folder itself, where `path` was a link to it. */
    path: z.string(),
    /** By the container's own `find` and `stat`, or out of the archive of all that is below. */
    by: z.enum(["tools", "archive"]),
  }),
  /** No folder: what is at the path instead. Nothing follows. */
  z.strictObject({ type: z.literal("file"), path: z.string(), entry: fileEntry }),
  z.strictObject({ type: z.literal("entries"), entries: z.array(fileEntry) }),
  /** Bytes of the archive that were read so far. */
  z.strictObject({ type: z.literal("progress"), bytes: z.number() }),
  /** `cut`: why there may be more than was told. */
  z.strictObject({ type: z.literal("end"), cut: z.enum(["entries", "time"]).nullable() }),
  z.strictObject({ type: z.literal("failed"), code: z.string(), reason: z.string() }),
]);
export type ListingLine = z.infer<typeof listingLine>;

/** How the bytes of a text are read. `latin1` is for what is no UTF-8: every byte is a character. */
export const textEncodings = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "latin1"] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Files larger than this are downloaded, not shown. */
export const maxTextBytes = 1024 * 1024;

const fileText = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("text"),
    path: z.string(),
    text: z.string(),
    encoding: z.enum(textEncodings),
    /** Names what was read: time, size and a hash. */
    version: z.string(),
    /** Not where only the container itself sees the file: in memory, or of the kernel. */
    isWritable: z.boolean(),
    entry: fileEntry,
  }),
  z.strictObject({ state: z.enum(["binary", "too-large"]), path: z.string(), entry: fileEntry }),
]);
export type FileText = z.infer<typeof fileText>;

export const downloadForms = ["file", "tar", "tar.gz"] as const;
export type DownloadForm = (typeof downloadForms)[number];

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}/files";
const done = z.strictObject({ path: z.string() });
const shown = (path: string): string => visible(readableFileText(path));

export const files = {
  list: streamedQuery({
    summary:
      "What is in a folder of a container, running or not, as JSON lines. A running one is asked by its own find and stat; otherwise the archive of the folder is read, which holds all below it, for a minute at most",
    path: base,
    access: "container.files-read",
    target: "container",
    errors: ["host_power_required"],
    streams: ["application/jsonl"],
    input: z.strictObject({ ...one, path: filePath }),
  }),
  text: query({
    summary: "The text of a file of at most 1 MB, with what names this version of it",
    path: `${base}/text`,
    access: "container.files-read",
    target: "container",
    errors: ["host_power_required"],
    input: z.strictObject({ ...one, path: filePath }),
    output: fileText,
  }),
  saveText: upload({
    summary:
      "Write the text of a file anew, given as UTF-8; its mode and owner stay. Refused if it is no longer the version that was read",
    method: "PUT",
    path: `${base}/text`,
    access: "container.files-write",
    audit: "file.edit",
    auditDetail: ({ path }) => shown(path),
    target: "container",
    errors: ["host_power_required", "too_large"],
    uploads: "text/plain",
    input: z.strictObject({
      ...one,
      path: belowRoot,
      version: z.string().max(120),
      encoding: z.enum(textEncodings),
    }),
    output: z.strictObject({ version: z.string() }),
  }),
  download: download({
    summary: "A file as it is, or a file or folder with all below it as a tar archive",
    path: `${base}/download`,
    access: "container.files-read",
    target: "container",
    errors: ["host_power_required"],
    downloads: ["application/octet-stream", "application/x-tar", "application/gzip"],
    input: z.strictObject({ ...one, path: filePath, as: z.enum(downloadForms) }),
  }),
  upload: upload({
    summary:
      "Put a file into a folder that is there. It appears whole or not at all; with replace, in the place of another, whose mode and owner it takes",
    method: "PUT",
    path: `${base}/content`,
    access: "container.files-write",
    audit: "file.upload",
    auditDetail: ({ path, replace }) => optionWords(replace && "replace", shown(path)),
    target: "container",
    errors: ["host_power_required", "too_large"],
    uploads: "application/octet-stream",
    input: z.strictObject({ ...one, path: belowRoot, replace: z.boolean().optional() }),
    output: done,
  }),
  createFolder: command({
    summary: "Make a folder",
    method: "POST",
    path: `${base}/folders`,
    access: "container.files-write",
    audit: "file.create-folder",
    auditDetail: ({ path }) => shown(path),
    target: "container",
    errors: ["host_power_required"],
    input: z.strictObject({ ...one, path: belowRoot }),
    output: done,
  }),
  rename: command({
    summary: "Rename or move a file or folder, by the container's own mv: it must run",
    method: "POST",
    path: `${base}/rename`,
    access: "container.files-write",
    audit: "file.rename",
    auditDetail: ({ path, to }) => `${shown(path)} -> ${shown(to)}`,
    target: "container",
    errors: ["host_power_required"],
    input: z.strictObject({ ...one, path: belowRoot, to: belowRoot }),
    output: done,
  }),
  remove: command({
    summary: "Delete a file, or a folder with all that is in it, by the container's own rm: it must run",
    method: "DELETE",
    path: base,
    access: "container.files-write",
    audit: "file.remove",
    auditDetail: ({ path }) => shown(path),
    target: "container",
    errors: ["host_power_required"],
    input: z.strictObject({ ...one, path: belowRoot }),
    output: done,
  }),
};
