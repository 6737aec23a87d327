import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

/** A nonce of 128 bits, one per page, by which the browser tells our scripts from injected ones. */
export const createNonce = (): string => randomBytes(16).toString("base64");

type PagePolicy = { nonce: string; development: boolean };

/**
 * The policy of a page. Styles may be inline: Mantine and xterm set them as attributes, which run nothing. Development
 * needs `eval` for React's refresh.
 */
export const pagePolicy = ({ nonce, development }: PagePolicy): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Covers the websocket of the same origin as well (CSP 3).
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The policy of answers that are data: nothing in them may ever run or be framed. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** What every answer carries, page or data. */
export const setSecurityHeaders = (response: ServerResponse, policy: string): void => {
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
};
