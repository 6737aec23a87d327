import type { VolumeFlag } from "../spec.ts";
import { NotHere, Unreadable } from "./unreadable.ts";

const expected = "/host/path:/container/path:ro";

/** The value of one `-v`. A path that is relative to where the command is run means nothing to a server. */
export function readVolume(text: string): VolumeFlag {
  const parts = text.split(":");
  if (text === "" || parts.length > 3) throw new Unreadable(expected);
  const [first = "", target, mode = ""] = parts;
  if (target === undefined) return { source: "", target: first, mode: "" };
  if (first === "" || !target.startsWith("/") || (parts.length === 3 && mode === ""))
    throw new Unreadable(expected);
  if (/^\.{1,2}(?:\/|$)|^~/.test(first)) throw new NotHere("relative_path");
  return { source: first, target, mode };
}

export const writeVolume = ({ source, target, mode }: VolumeFlag): string =>
  [source, target, mode].filter((part) => part !== "").join(":");

/** Whether the source is a path of the host, and not a volume's name. */
export const isHostPath = (source: string): boolean => /^[/.~\\]|^[a-zA-Z]:[\\/]/.test(source);

/** Whether a `-v` can be written down and read again: no part may hold what parts them. */
export const isWritableVolume = ({ source, target, mode }: VolumeFlag): boolean =>
  !`${source}${target}${mode}`.includes(":") && target !== "" && (source !== "" || mode === "");
