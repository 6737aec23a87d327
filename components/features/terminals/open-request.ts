import { isContainerRef } from "#lib/docker/names.ts";

/** `saved`: the command that was asked for where the address was made, which is not in it. */
export type OpenRequest = { kind: "exec" | "attach" | "saved"; container: string };

/**
 * What an address asks to be opened (`?open=exec&container=web`). It names a container and no command: a link that
 * somebody else made must not run anything of theirs.
 */
export const readRequest = (search: string): OpenRequest | null => {
  const parameters = new URLSearchParams(search);
  const kind = parameters.get("open");
  const container = parameters.get("container") ?? "";
  if ((kind !== "exec" && kind !== "attach" && kind !== "saved") || !isContainerRef(container)) return null;
  return { kind, container };
};

/** Reads the address's request and takes it out of the address, so that it is carried out once. */
export const takeRequest = (): OpenRequest | null => {
  const { pathname, search, hash } = window.location;
  const request = readRequest(search);
  if (request === null) return null;
  const parameters = new URLSearchParams(search);
  for (const name of ["open", "container", "session"]) parameters.delete(name);
  const rest = parameters.toString();
  window.history.replaceState(null, "", pathname + (rest === "" ? "" : `?${rest}`) + hash);
  return request;
};
