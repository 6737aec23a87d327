import { z } from "zod";

const hex64 = /^[0-9a-f]{64}$/;
const containerRefPattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/;
/** moby `daemon/names`: a first character that is a letter or digit, then at least one more of the set. */
const restrictedNamePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}$/;

/** A container as a person or a URL names it: name, full id or the start of an id. Safe inside an engine path. */
export const containerRef = z
  .string()
  .regex(containerRefPattern, { error: "must be a container name or id: letters, digits, '_', '.' or '-'" });

/** The rule of `containerRef`, where there are no schemas: in an address that a browser reads. */
export const isContainerRef = (text: string): boolean => containerRefPattern.test(text);

/** The rule of `volumeName`, for text of an engine's or a program's. */
export const isVolumeName = (text: string): boolean => restrictedNamePattern.test(text);

/** The rule of `networkRef`, in the same way. */
export const isNetworkRef = (text: string): boolean => containerRefPattern.test(text);

/** The full 64-hex id of a container, network or exec, as the engine reports it. */
export const fullId = z.string().regex(hex64, { error: "must be a full id: 64 characters of 0-9 and a-f" });

/** A name that the engine accepts for a new container. */
export const containerName = z.string().regex(restrictedNamePattern, {
  error: "must be 2 to 255 letters, digits, '_', '.' or '-', and start with a letter or digit",
});

/** A volume's name, by the grammar of the `local` driver; volumes have no id. */
export const volumeName = z.string().regex(restrictedNamePattern, {
  error: "must be 2 to 255 letters, digits, '_', '.' or '-', and start with a letter or digit",
});

/**
 * A network's name or id, as it goes into an engine path. The engine itself accepts almost any name for a network;
 * one outside this grammar is reached by its id.
 */
export const networkRef = z
  .string()
  .regex(containerRefPattern, { error: "must be a network name or id: letters, digits, '_', '.' or '-'" });

/** True for a full 64-hex id without a `sha256:` prefix. */
export const isFullId = (text: string): boolean => hex64.test(text);

/** The 12 characters docker shows for an id; a `sha256:` prefix is left out. Other text is cut to 12 as well. */
export const shortId = (id: string): string => id.replace(/^sha256:/, "").slice(0, 12);

/** A container's name without the slash the engine writes before it (`/web` -> `web`). */
export const bareName = (name: string): string => name.replace(/^\//, "");
