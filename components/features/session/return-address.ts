/**
 * Where to go after signing in: a path of this panel, or its start. An address that could lead anywhere else, by any
 * of the ways in which browsers read addresses, counts as none.
 */
export const returnAddress = (wanted: string | null, origin: string): string => {
  if (wanted === null || !wanted.startsWith("/")) return "/";
  const url = URL.parse(wanted, origin);
  if (url === null || url.origin !== origin) return "/";
  const path = url.pathname + url.search + url.hash;
  // What parses as a path here must still be one when it is parsed on its own.
  if (URL.parse(path, origin)?.origin !== origin) return "/";
  return isSessionPage(url.pathname) ? "/" : path;
};

const isSessionPage = (path: string): boolean => path === "/sign-in" || path === "/setup";

/** The sign-in page's address with the way back in it. */
export const signInAddress = (from: string, expired: boolean): string => {
  const parameters = new URLSearchParams();
  if (from !== "/") parameters.set("next", from);
  if (expired) parameters.set("expired", "1");
  const query = parameters.toString();
  return query === "" ? "/sign-in" : `/sign-in?${query}`;
};
