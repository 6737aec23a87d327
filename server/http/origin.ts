import type { IncomingHttpHeaders } from "node:http";
import { CodedError } from "#lib/errors/coded-error.ts";

/** Whether an `Origin` header is, to the letter, one that this panel is served from. */
export type OriginList = ReadonlySet<string>;

/**
 * Refuses what another site makes a browser do. A browser names its origin on every such request; a request without
 * one is let through only if it brings no cookie, for then it carries no right that it did not bring itself.
 */
export const checkOrigin = (headers: IncomingHttpHeaders, allowed: OriginList): void => {
  const { origin, cookie } = headers;
  const site = headers["sec-fetch-site"];
  if (typeof site === "string" && site !== "same-origin" && site !== "none") throw refused(site);
  if (origin === undefined ? cookie !== undefined : !allowed.has(origin))
    throw refused(origin ?? "no origin");
};

/** The same for a socket's handshake, which always rides on the cookie: the origin must be there and known. */
export const isSocketOriginAllowed = (headers: IncomingHttpHeaders, allowed: OriginList): boolean =>
  headers.origin !== undefined && allowed.has(headers.origin);

const refused = (from: string) =>
  new CodedError("origin_refused", "The request comes from an address that is not the panel's own", {
    reason: from.slice(0, 200),
  });
