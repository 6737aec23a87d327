import type { IncomingMessage } from "node:http";
import { listOfPage } from "#lib/contracts/page-reads.ts";
import { session } from "#lib/contracts/session.ts";

const asFetch = (path: string): string => `</api${path}>; rel=preload; as=fetch; crossorigin`;

/**
 * The `Link` header by which a browser asks for what a page reads first while it still loads the page's scripts, or none
 * where it would not be used: another kind of request than for a page, and a reader who is not signed in.
 */
export const earlyReads = (request: IncomingMessage, path: string, sessionCookie: string): string | null => {
  if (request.headers["sec-fetch-dest"] !== "document") return null;
  if (!request.headers.cookie?.includes(`${sessionCookie}=`)) return null;
  const reads = listOfPage(path) === null ? [session.status.path] : [session.status.path, path];
  return reads.map(asFetch).join(", ");
};
