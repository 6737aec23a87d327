import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { earlyReads } from "./early-reads.ts";

const cookie = "quayside.session_token.0a1b2c3d";
const request = (headers: Record<string, string>) =>
  ({
    headers: { "sec-fetch-dest": "document", cookie: `a=b; ${cookie}=x`, ...headers },
  }) as unknown as IncomingMessage;

describe("early reads", () => {
  it("names the session and the list that a page of a list reads", () => {
    expect(earlyReads(request({}), "/environments/local/images", cookie)).toBe(
      "</api/session>; rel=preload; as=fetch; crossorigin, " +
        "</api/environments/local/images>; rel=preload; as=fetch; crossorigin",
    );
  });

  it.each([
    "/",
    "/users",
    "/environments/local",
    "/environments/local/terminals",
    "/environments/a/b/images",
  ])("names the session alone for %s", (path) => {
    expect(earlyReads(request({}), path, cookie)).toBe("</api/session>; rel=preload; as=fetch; crossorigin");
  });

  it("names nothing for a reader without a session, nor for what is no page", () => {
    expect(earlyReads(request({ cookie: "a=b" }), "/users", cookie)).toBeNull();
    expect(earlyReads(request({ "sec-fetch-dest": "empty" }), "/users", cookie)).toBeNull();
    expect(earlyReads(request({ "sec-fetch-dest": "script" }), "/_next/static/a.js", cookie)).toBeNull();
  });
});
