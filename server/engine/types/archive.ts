import { Buffer } from "node:buffer";
import { z } from "zod";
import { type FileKind, readGoMode } from "#lib/docker/file-mode.ts";
import { protocolError } from "../transport/failure.ts";
import { parseEngine } from "./parse.ts";

const pathStat = z.object({
  name: z.string(),
  size: z.number(),
  mode: z.number().int().nonnegative(),
  mtime: z.string(),
  linkTarget: z.nullish(z.string()).transform((value) => value ?? ""),
});

/** What the engine knows of one path. Owners are not in it. */
export type PathStat = {
  readonly kind: FileKind;
  readonly permissions: number;
  /** Bytes. */
  readonly size: number;
  /** ms since the epoch. */
  readonly modifiedAt: number | null;
  /** Where a link leads inside the container, resolved by the engine; null for what is no link. */
  readonly target: string | null;
};

/** Reads the header `X-Docker-Container-Path-Stat`: JSON in base64, Go's file mode in it. */
export const readPathStat = (header: string | string[] | undefined): PathStat => {
  if (typeof header !== "string") throw protocolError("The engine does not say what is at this path");
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(header, "base64").toString("utf8"));
  } catch (error) {
    throw protocolError("What the engine says of this path is not valid JSON", error);
  }
  const { mode, size, mtime, linkTarget } = parseEngine(pathStat, value, "description of a path");
  const at = Date.parse(mtime);
  return {
    ...readGoMode(mode),
    size,
    modifiedAt: Number.isNaN(at) ? null : at,
    target: linkTarget === "" ? null : linkTarget,
  };
};
