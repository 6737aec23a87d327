import { randomBytes } from "node:crypto";

/*
 * Every exec of ours carries a marker, twice. In the environment, where all that it starts inherits it: that is how its
 * processes are found when the session is over. And in the keys that detach, which is the one free text that the engine
 * shows of an exec: that is how a panel that was killed finds what it left behind.
 */

const variable = "QUAYSIDE_TERMINAL";
const prefix = "quayside.";
/** The engine holds back the first key of the sequence until the next is typed: not Ctrl-P, a shell's most used key. */
const firstKey = { name: "ctrl-^", byte: "\u001e" };

/** A new marker of this installation (`installId`: letters and digits). */
export const createMarker = (installId: string): string => `${installId}-${randomBytes(8).toString("hex")}`;

/** The environment of a marked exec. */
export const markerEnvironment = (marker: string): string[] => [`${variable}=${marker}`];

/** The keys that detach a marked exec. Nobody types them; the engine's own Ctrl-P Ctrl-Q would cut a shell off. */
export const markerKeys = (marker: string): string => [firstKey.name, ...prefix, ...marker].join(",");

/** Reads the marker out of `DetachKeys` of an exec's inspect (base64); null for an exec that is not of `installId`. */
export const readMarkerKeys = (detachKeys: string, installId: string): string | null => {
  const keys = Buffer.from(detachKeys, "base64").toString("latin1");
  const start = firstKey.byte + prefix;
  if (!keys.startsWith(`${start}${installId}-`)) return null;
  const marker = keys.slice(start.length);
  return /^[a-z0-9-]+$/i.test(marker) ? marker : null;
};

/** What to look for in a process's environment. */
export const markerLine = (marker: string): string => `${variable}=${marker}`;
