import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * The cookie's name. Cookies do not know ports, so panels of one host (two tunnels to localhost, say) are told apart by
 * a word of their own. `__Host-` makes browsers refuse the cookie without Secure, from a subdomain or for a part of the
 * site; it needs https.
 */
export const sessionCookieName = (secret: string, secure: boolean): string => {
  const installation = createHash("sha256").update(`cookie name ${secret}`).digest("hex").slice(0, 8);
  return `${secure ? "__Host-" : ""}quayside-${installation}`;
};

/**
 * Takes the session's token out of a Cookie header, if its signature is ours: `token.signature`, percent-encoded, the
 * signature being base64 of HMAC-SHA-256 (better-call's signed cookies, `dist/crypto.mjs`). Null for anything else.
 */
export const readSessionToken = (cookieHeader: string, name: string, secret: string): string | null => {
  const value = decode(findCookie(cookieHeader, name));
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
};

/** The first of that name, as the library reads it too. */
const findCookie = (header: string, name: string): string => {
  for (const part of header.split(";")) {
    const text = part.trimStart();
    if (text.startsWith(`${name}=`)) return text.slice(name.length + 1).trim();
  }
  return "";
};

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return ""; // Not percent-encoded, so not written by us.
  }
};
