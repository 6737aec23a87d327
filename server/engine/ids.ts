import { isContainerRef, isFullId, isNetworkRef, isVolumeName } from "#lib/docker/names.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

/*
 * dockerode puts what it is given into the request's path as it is: an id of "x/../../plugins/pull?" reaches another
 * endpoint. Nothing enters a path that has not passed one of these.
 */

const reference = /^[a-zA-Z0-9][a-zA-Z0-9_.:@-]*(?:\/[a-zA-Z0-9][a-zA-Z0-9_.:@-]*)*$/;
/** Only a reference has slashes, between which dots would climb; in a name they are letters like others. */
const isImageRef = (text: string): boolean => reference.test(text) && !text.includes("..");

const checked = (isOne: (text: string) => boolean, what: string, text: string): string => {
  if (isOne(text)) return text;
  throw new CodedError("invalid_input", `Not ${what}: ${JSON.stringify(text.slice(0, 100))}`);
};

/** A container's id, id prefix or name, else `invalid_input`. */
export const containerRef = (text: string): string =>
  checked(isContainerRef, "a container's id or name", text);
/** A network's id or name, else `invalid_input`. */
export const networkRef = (text: string): string => checked(isNetworkRef, "a network's id or name", text);
/** A volume's name, else `invalid_input`. */
export const volumeName = (text: string): string => checked(isVolumeName, "a volume's name", text);
/** The id of an exec, as the engine gave it, else `invalid_input`. */
export const execRef = (text: string): string => checked(isFullId, "an exec's id", text);
/** An image's id or reference (`registry:5000/team/app:1`, `app@sha256:…`), else `invalid_input`. */
export const imageRef = (text: string): string => {
  if (text.length > 512)
    throw new CodedError("invalid_input", "An image reference has at most 512 characters");
  return checked(isImageRef, "an image's id or reference", text);
};
